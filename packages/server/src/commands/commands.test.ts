import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, describe, expect, test } from 'vitest'
import { runPicgen, startPicgen } from '../../test/picgen-process.js'
import { createTestDatabase } from '../../test/test-database.js'

const { url, database } = await createTestDatabase()
const folder = await mkdtemp(join(tmpdir(), 'picgen-commands-'))
await chmod(folder, 0o711)
afterAll(() => rm(folder, { recursive: true, force: true }))

const dataDirectory = join(folder, 'data')
const settings = { DATABASE_URL: url, PICGEN_DATA_DIR: dataDirectory, PICGEN_CREDITS: '100' }

describe('picgen --help', () => {
  test('tells of every command, without colours in a file', async () => {
    const { code, output } = await runPicgen(['--help'])
    expect(code).toBe(0)
    for (const name of ['serve', 'worker', 'migrate', 'doctor', 'credits', 'token'])
      expect(output).toContain(`  ${name}`)
    expect(output).not.toContain(String.fromCharCode(27))
  })

  test('tells what one command takes', async () => {
    const { code, output } = await runPicgen(['token', '--help'])
    expect(code).toBe(0)
    expect(output).toContain('USAGE picgen token [OPTIONS] <USER>')
    expect(output).toContain('--expires=<1h>')
    expect((await runPicgen(['credits', 'grant', '--help'])).output).toContain(
      'picgen credits grant [OPTIONS] <USER> <AMOUNT>',
    )
  })

  test.each<[string[], string]>([
    [['sing'], 'Unknown command sing: picgen --help tells what there is.\n'],
    [['token'], 'Missing required positional argument: USER: picgen token --help tells what there is.\n'],
    [['credits'], 'No command specified.: picgen credits --help tells what there is.\n'],
    [['serve', '--port', '80'], 'picgen serve does not know “--port”: picgen serve --help tells what it takes.\n'],
    [['migrate', 'now'], 'picgen migrate does not know “now”: picgen migrate --help tells what it takes.\n'],
  ])('is where a mistake leads: %s', async (args, sentence) => {
    expect(await runPicgen(args)).toEqual({ code: 1, output: '', errors: sentence.replace('.:', ':') })
  })
})

describe('picgen models', () => {
  test('ends in peace when nobody reads on', async () => {
    expect(await runPicgen(['models'], settings, { isRead: false })).toEqual({ code: 0, output: '', errors: '' })
  })
})

describe('picgen credits, with DATABASE_URL', () => {
  test('grants, and shows the ledger', async () => {
    const granted = await runPicgen(['credits', 'grant', 'anna', '25'], settings)
    expect(granted).toEqual({
      code: 0,
      output: 'Granted 25 credits to anna: the balance is 125, of which 125 are available.\n',
      errors: '',
    })
    const shown = await runPicgen(['credits', 'show', 'anna'], settings)
    expect(shown.output.split('\n')).toEqual([
      'anna: balance 125, reserved 0, available 125',
      expect.stringMatching(/^\d{4}-\S+Z {2}grant {12}25$/),
      expect.stringMatching(/^\d{4}-\S+Z {2}grant {11}100$/),
      '',
    ])
  })

  test('shows nobody without making an account', async () => {
    const { code, output } = await runPicgen(['credits', 'show', 'nobody'], settings)
    expect([code, output]).toEqual([0, 'nobody has no credits account yet: the first send or look opens one.\n'])
    expect(await database`select from credit_accounts where user_id = 'nobody'`).toHaveLength(0)
  })

  test.each<[string, string[], Record<string, string>]>([
    ['An amount is a whole number from 1 to 1000000000, and “0” is not.', ['anna', '0'], settings],
    ['An amount is a whole number from 1 to 1000000000, and “1.5” is not.', ['anna', '1.5'], settings],
    ['Credits are off', ['anna', '5'], { ...settings, PICGEN_CREDITS: 'off' }],
    ['A user has 1 to 255 characters.', ['x'.repeat(256), '5'], settings],
    [
      'does not answer: start it',
      ['anna', '5'],
      { ...settings, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' },
    ],
  ])('refuses with one sentence: %s', async (sentence, args, environment) => {
    const { code, output, errors } = await runPicgen(['credits', 'grant', ...args], environment)
    expect([code, output]).toEqual([1, ''])
    expect(errors).toContain(sentence)
    expect(errors.trim()).not.toContain('\n')
  })

  test('grants no more than can be counted', async () => {
    for (const amount of ['1000000000', '1000000000'])
      expect((await runPicgen(['credits', 'grant', 'rich', amount], settings)).code).toBe(0)
    const { code, errors } = await runPicgen(['credits', 'grant', 'rich', '1000000000'], settings)
    expect([code, errors]).toEqual([1, 'rich would have more than can be counted: grant less.\n'])
  })
})

describe('picgen token', () => {
  const key = 'a secret for tokens, 32 bytes or more'

  test('prints a token that is good for the time asked', async () => {
    const { code, output } = await runPicgen(['token', 'anna', '--expires', '15m'], {
      PICGEN_JWT_SECRET: key,
      PICGEN_JWT_AUDIENCE: 'pictures',
    })
    expect(code).toBe(0)
    const token = output.trim()
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256' })
    const { sub, aud, iat = 0, exp = 0 } = decodeJwt(token)
    expect([sub, aud, exp - iat]).toEqual(['anna', 'pictures', 900])
  })

  test('says what it needs', async () => {
    expect((await runPicgen(['token', 'anna'])).errors).toContain('PICGEN_JWT_SECRET')
    const keySet = await runPicgen(['token', 'anna'], { PICGEN_JWKS_URL: 'https://keys.example.com' })
    expect(keySet).toMatchObject({ code: 1, errors: expect.stringContaining('PICGEN_JWKS_URL is set') })
    const forever = await runPicgen(['token', 'anna', '--expires', 'never'], { PICGEN_JWT_SECRET: key })
    expect(forever).toMatchObject({ code: 1, errors: expect.stringContaining('--expires takes a time') })
  })
})

describe('picgen migrate and doctor', () => {
  test('a database that is up to date stays as it is', async () => {
    const result = await runPicgen(['migrate'], settings)
    expect(result).toEqual({ code: 0, output: 'The database is up to date.\n', errors: '' })
  })

  test('the doctor says what is right', async () => {
    const { code, output, errors } = await runPicgen(['doctor'], settings)
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    for (const sentence of [
      'Node.js is',
      'settings are valid',
      'data folder',
      'PostgreSQL',
      'migrations are in',
      'queue is empty',
      'Pictures can be stored',
      'The model sketch, the default,',
    ])
      expect(output).toMatch(new RegExp(`^✓ .*${sentence}`, 'm'))
    expect(output).toMatch(/\nEverything is all right\.\n$/)
  })

  test('the models are listed with what they can do and cost', async () => {
    const { code, output } = await runPicgen(['models'], settings)
    expect(code).toBe(0)
    expect(output).toMatch(
      /^sketch \(the default\): Sketch\n {2}from words, from an image · 1 credit an image · takes a seed/,
    )
    const { output: json } = await runPicgen(['models', '--json'], settings)
    expect(JSON.parse(json)).toMatchObject({ data: [{ id: 'sketch', credits: 1, provider: 'sketch' }] })
  })

  test('the doctor says what is wrong, in one sentence each, and goes on', async () => {
    const { code, output } = await runPicgen(['doctor'], {
      ...settings,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
      PICGEN_AUTH: 'jwt',
      PICGEN_JWT_SECRET: 'short',
      PICGEN_SECRET: 'signs pictures',
    })
    expect(code).toBe(1)
    expect(output).toMatch(/^✗ PICGEN_JWT_SECRET is shorter than 32 characters/m)
    expect(output).toMatch(/^✗ The database at 127\.0\.0\.1:1 does not answer/m)
    expect(output).toMatch(/^✓ Pictures can be stored/m)
    expect(output).toMatch(/\n2 things are wrong\.\n$/)
    const bad = await runPicgen(['doctor'], { ...settings, PORT: 'none' })
    expect(bad).toMatchObject({ code: 1, output: expect.stringContaining('✗ PORT must be a port number') })
  })
})

describe('on the embedded database', () => {
  const embedded = { PICGEN_DATA_DIR: join(folder, 'embedded'), PICGEN_CREDITS: '10', PORT: '0' }

  test('before a Studio has run, a command says so and makes nothing', async () => {
    const { code, errors } = await runPicgen(['credits', 'show', 'local'], embedded)
    expect([code, errors]).toEqual([1, expect.stringMatching(/^No Studio has run on .+: run picgen serve once/)])
    expect((await runPicgen(['doctor'], embedded)).output).toContain('– There is no database yet')
  })

  test('commands work beside a running Studio, and after it has stopped', async () => {
    const studio = await startPicgen([], embedded)
    const granted = await runPicgen(['credits', 'grant', 'local', '5'], embedded)
    expect(granted).toMatchObject({ code: 0, output: expect.stringContaining('the balance is 15') })
    const account = await (await fetch(`${studio.url}/api/account`)).json()
    expect(account).toMatchObject({ credits: { balance: 15 } })
    expect(await runPicgen(['doctor'], embedded)).toMatchObject({ code: 0, errors: '' })
    const code = await studio.stop()
    expect([code, ...studio.lines]).toEqual([
      0,
      'Making the database: the first start only',
      'Starting the database',
      `PicGen Studio is ready: ${studio.url}/studio`,
      'Stopping…',
    ])
    const shown = await runPicgen(['credits', 'show', 'local'], embedded)
    expect(shown).toMatchObject({ code: 0, output: expect.stringContaining('local: balance 15') })
  })
})

describe('picgen serve and worker', () => {
  test('a Studio stops when the program that started it lets go', async () => {
    const studio = await startPicgen(['serve'], { ...settings, PORT: '0' })
    expect((await fetch(`${studio.url}/healthz`)).status).toBe(200)
    expect(await studio.stop('disconnect')).toBe(0)
    expect(studio.lines).toEqual([`PicGen Studio is ready: ${studio.url}/studio`, 'Stopping…'])
  })

  test('what can be put right is one sentence and exit 1', async () => {
    const { code, output, errors } = await runPicgen([], { ...settings, PORT: '70000' })
    expect([code, output, errors]).toEqual([1, '', 'PORT must be a port number from 0 to 65535.\n'])
  })

  test('a worker answers no API; it can say how it is', async () => {
    const free = await freePort()
    const worker = await startPicgen(['worker'], { ...settings, PICGEN_WORKER_PORT: String(free) })
    const status = async (path: string) => (await fetch(`http://127.0.0.1:${free}${path}`)).status
    expect(await Promise.all(['/healthz', '/readyz', '/metrics', '/api/models'].map(status))).toEqual([
      200, 200, 200, 404,
    ])
    expect(worker.lines).toEqual(['PicGen Studio is ready: this process is a worker.'])
    expect(await worker.stop()).toBe(0)
  })
})

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.')
  return address.port
}
