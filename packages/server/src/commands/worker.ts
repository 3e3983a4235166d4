import { command } from './command.js'
import { runStudio } from './run-studio.js'

export const worker = command({
  name: 'worker',
  description: 'Run a worker only, which makes images and answers no requests: PICGEN_ROLE=worker',
  run: () => runStudio({ ...process.env, PICGEN_ROLE: 'worker' }),
})
