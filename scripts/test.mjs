// `npm test`: everything that must pass. Its last line is `N passed, N failed`.
import { readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiReference } from './api-reference.mjs'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { lintPackages } from './lint-packages.mjs'
import { node, root, runQuietly, StepError } from './run.mjs'
import { checkSizes } from './size.mjs'
import { buildStorybook, checkStorybook } from './storybook.mjs'
import { typecheck } from './typecheck.mjs'

const biome = ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--colors=off', '.']
const depcruise = ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs']

const STEPS = [
  ['installed', () => install(() => {})],
  ['built', () => build()],
  ['lint and format', () => run('linting', biome)],
  ['who imports whom', async () => run('checking the imports', [...depcruise, ...(await sourceFolders())])],
  ['types', typecheck],
  ['published packages', lintPackages],
  ['API reference', () => apiReference()],
  ['what the SDK and the widget cost a page', checkSizes],
  ['unit and server tests', () => vitest(['workshop', 'sdk', 'server'])],
  ['faults', () => vitest(['faults'])],
  ['SDK tests, in a browser', () => vitest(['sdk-browser'])],
  ['widget tests, in a browser', testWidget],
  ['Storybook', buildStorybook],
  ['its stories, in a browser', testStorybook],
  ['end-to-end tests, in a browser', () => vitest(['e2e'])],
]

const total = { passed: 0, failed: 0 }
const begin = Date.now()
let failure = null
for (const [name, step] of STEPS) {
  const stepBegin = Date.now()
  failure = await step().then(
    () => null,
    (error) => error,
  )
  if (failure !== null) {
    console.log(failure instanceof StepError ? failure.message : failure)
    console.log(`✗ ${name}`)
    // A step that fails without a failed test counts as one, or the last line would look like success.
    total.failed = Math.max(total.failed, 1)
    break
  }
  console.log(`✓ ${name} (${secondsSince(stepBegin)} s)`)
}
process.exitCode = failure === null ? 0 : 1
console.log(`${failure === null ? 'All passed' : 'Stopped'} after ${secondsSince(begin)} s`)
console.log(`${total.passed} passed, ${total.failed} failed`)

function secondsSince(time) {
  return ((Date.now() - time) / 1000).toFixed(1)
}

function run(step, args, options) {
  return runQuietly(step, [node, ...args], options)
}

async function packageFolders() {
  return (await readdir(join(root, 'packages'))).map((name) => join('packages', name))
}

/** Examples and end-to-end tests keep the same rules. */
async function sourceFolders() {
  const present = await readdir(root)
  return [...(await packageFolders()), ...['examples', 'e2e'].filter((name) => present.includes(name))]
}

/** Runs vitest projects and counts. A skipped test fails the run: what is not run proves nothing. */
async function vitest(projects) {
  const report = join(tmpdir(), `picgen-tests-${process.pid}.json`)
  const flags = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const chosen = projects.map((project) => `--project=${project}`)
  try {
    await run(`the tests of ${projects.join(', ')}`, ['node_modules/vitest/vitest.mjs', 'run', ...chosen, ...flags])
  } finally {
    await count(report)
  }
}

async function count(report) {
  const text = await readFile(report, 'utf8').catch(() => null)
  await rm(report, { force: true })
  if (text === null) return
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(text)
  total.passed += numPassedTests
  total.failed += numFailedTests
  if (numPendingTests + numTodoTests > 0)
    throw new StepError('running every test', `${numPendingTests + numTodoTests} tests were skipped.`)
}

function testWidget() {
  const cwd = join(root, 'packages/widget')
  return summed(run('the widget’s tests', ['node_modules/@web/test-runner/dist/bin.js'], { cwd }))
}

function testStorybook() {
  return summed(checkStorybook())
}

async function summed(running) {
  const output = await running.catch((error) => {
    if (error instanceof StepError) addSummary(error.output)
    throw error
  })
  addSummary(output)
}

/** Web Test Runner sums up in a line such as `20/20 test files | 85 passed, 0 failed`. */
function addSummary(output) {
  const summary = [...output.matchAll(/(\d+) passed, (\d+) failed(?:, (\d+) skipped)?/g)].at(-1)
  if (!summary) throw new StepError('counting the widget’s tests', output)
  const [passed, failed, skipped] = summary.slice(1).map((number) => Number(number ?? 0))
  total.passed += passed
  total.failed += failed
  if (skipped > 0) throw new StepError('running every test', `${skipped} tests of the widget were skipped.`)
}
