// `node scripts/long-tests.mjs NAME`: what `npm test` does in short, at length. A variable that is set already stays as it is.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { node, root } from './run.mjs'

/** How long each is, and where it is. */
const LONG = {
  fuzz: { environment: { FUZZ_REQUESTS: '100000' }, projects: ['server'], files: ['test/fuzz.test.ts'] },
  orders: {
    environment: { MODEL_RUNS: '1000', INTERLEAVING_RUNS: '20000' },
    projects: ['server', 'sdk'],
    files: ['test/any-order.test.ts', 'session/interleavings'],
  },
  providers: { environment: { PROVIDER_SCENARIOS: 'all' }, projects: ['server'], files: ['test/providers/'] },
}

const name = process.argv[2] ?? ''
if (!Object.hasOwn(LONG, name)) {
  console.error(`Say which: ${Object.keys(LONG).join(', ')}.`)
  process.exit(1)
}
const { environment, projects, files } = LONG[name]
const args = ['node_modules/vitest/vitest.mjs', 'run', ...projects.map((project) => `--project=${project}`), ...files]
const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...environment, ...process.env } })
const [code] = await once(child, 'exit')
process.exitCode = code ?? 1
