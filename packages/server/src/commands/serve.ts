import { command } from './command.js'
import { runStudio } from './run-studio.js'

export const serve = command({
  name: 'serve',
  description: 'Run the Studio: the API, a worker and the pages (what picgen does without a command)',
  run: () => runStudio(process.env),
})
