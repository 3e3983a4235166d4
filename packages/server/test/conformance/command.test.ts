import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createCatalogue } from '../../src/models/catalogue.js'
import { createTestStudio, signToken } from '../test-studio.js'
import { createQuickModel } from './quick-model.js'

/* The command beside the kit, as somebody with another backend runs it. */

const command = fileURLToPath(new URL('picgen-conformance.js', import.meta.resolve('@picgen/sdk/conformance')))
const catalogue = createCatalogue([createQuickModel()])
const { url } = await createTestStudio({ server: { catalogue, events: { tickMs: 500 } }, worker: { catalogue } })

/** Runs it to its end. */
function run(args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<{ code: unknown; output: string; errors: string }>((resolve) => {
    execFile(process.execPath, [command, ...args], { env }, (error, output, errors) =>
      resolve({ code: error?.code ?? 0, output, errors }),
    )
  })
}

test('the command prints what holds, chapter by chapter, and ends well', async () => {
  const env = { PICGEN_TOKEN: await signToken({ sub: 'anna' }), PICGEN_OTHER_TOKEN: await signToken({ sub: 'ben' }) }
  const { code, output } = await run([url, '--per-minute', '10000'], env)
  expect(output).toContain('\nThe five conversation endpoints\n  ✓ ')
  expect(output).toMatch(/\n\d+ hold, 0 fail, \d+ not tried; \d+ images, [\d.]+ s\nThe widget will work here\.\n$/)
  expect(code).toBe(0)
})

test('the command says what was expected and what came, and ends badly, where the widget would not work', async () => {
  const { code, output } = await run([url, '--token', 'made.up.token', '--only', 'objects.account'])
  expect(output).toContain(
    '  ✗ The account says whose it is, and what of the balance is available\n' +
      '      objects.account, the widget needs it\n' +
      '      where     GET /api/account\n      expected  status 200\n      came      401 {',
  )
  expect(output).toContain('The widget will not work here: it needs 1 of what fails.')
  expect(code).toBe(1)
})

test('only with --strict does what the widget does not need end the command badly', async () => {
  const args = [url, '--only', 'conventions.request-id', '--only', 'conventions.unknown-query']
  const lenient = await run([...args, '--token', 'made.up.token'])
  expect(lenient.output).toContain('The widget will work here; the rest of the contract does not hold.')
  expect(lenient.code).toBe(0)
  expect((await run([...args, '--token', 'made.up.token', '--strict'])).code).toBe(1)
})

test('the report can be had as JSON, and the checks as a list', async () => {
  const { output } = await run([url, '--json', '--token', await signToken({ sub: 'anna' }), '--only', 'objects.model'])
  expect(JSON.parse(output)).toMatchObject({ passed: 1, widgetWorks: true, results: [{ id: 'objects.model' }] })
  expect((await run(['--list'])).output).toContain('  messages.auto ')
})

test('what can’t be tried is said in one sentence', async () => {
  expect(await run(['http://127.0.0.1:1'])).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/^Nothing answers at http:\/\/127\.0\.0\.1:1\/: none: .+\.\n$/),
  })
  expect(await run([url, '--colour'])).toMatchObject({ code: 2, errors: expect.stringMatching(/^Unknown option.+\n$/) })
  expect(await run([url, '--per-minute', 'many'])).toMatchObject({
    code: 2,
    errors: '--per-minute must be a number above zero.\n',
  })
  expect((await run([])).output).toContain('picgen-conformance URL')
})
