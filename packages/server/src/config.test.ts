import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.js'
import { StartError } from './start-error.js'

const folder = await mkdtemp(join(tmpdir(), 'picgen-config-'))
afterAll(() => rm(folder, { recursive: true }))

const read = (environment: Record<string, string | undefined>) => readConfig(environment, folder)
const JWT = { PICGEN_AUTH: 'jwt', PICGEN_JWT_SECRET: 'key', PICGEN_SECRET: 'signing' }

describe('without any setting', () => {
  test('it is a Studio for one person on this machine', () => {
    expect(read({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDirectory: join(folder, '.picgen'),
      databaseUrl: null,
      role: 'all',
      models: null,
      defaultModel: null,
      environment: {},
      workingDirectory: folder,
      auth: { mode: 'local' },
      secret: null,
      publicUrl: null,
      corsOrigins: [],
      storage: { kind: 'fs' },
      credits: { enabled: false },
      workerConcurrency: 4,
      maxPending: 20,
      generationTimeoutMs: 180_000,
      rateLimitPerMinute: 600,
      trustedProxies: null,
      logLevel: 'warn',
      logPrompts: false,
      metricsToken: null,
      workerPort: null,
    })
  })

  test('a variable that is set to nothing counts as unset', () => {
    expect(read({ PORT: '', HOST: '  ', DATABASE_URL: '' })).toEqual(read({}))
  })
})

describe('settings', () => {
  test('are read into what the parts need', () => {
    const config = read({
      ...JWT,
      HOST: '0.0.0.0',
      PORT: '8080',
      PICGEN_DATA_DIR: '/var/lib/picgen',
      DATABASE_URL: 'postgresql://picgen:secret@db.example.com/picgen',
      PICGEN_ROLE: 'api',
      PICGEN_JWT_ISSUER: 'https://issuer.example.com',
      PICGEN_PUBLIC_URL: 'https://pictures.example.com/',
      PICGEN_CORS_ORIGINS: 'https://shop.example.com, http://localhost:8000',
      PICGEN_CREDITS: '100',
      PICGEN_WORKER_CONCURRENCY: '8',
      PICGEN_MAX_PENDING: '5',
      PICGEN_GENERATION_TIMEOUT_S: '60',
      PICGEN_RATE_LIMIT: '30',
      PICGEN_TRUST_PROXY: '10.0.0.0/8, ::1',
      PICGEN_LOG_LEVEL: 'debug',
      PICGEN_LOG_PROMPTS: '1',
      PICGEN_METRICS_TOKEN: 'sixteen-letters!',
      PICGEN_WORKER_PORT: '9090',
    })
    expect(config).toMatchObject({
      host: '0.0.0.0',
      port: 8080,
      dataDirectory: '/var/lib/picgen',
      databaseUrl: 'postgresql://picgen:secret@db.example.com/picgen',
      role: 'api',
      auth: { mode: 'jwt', secret: 'key', jwksUrl: null, issuer: 'https://issuer.example.com', audience: null },
      secret: 'signing',
      publicUrl: 'https://pictures.example.com',
      corsOrigins: ['https://shop.example.com', 'http://localhost:8000'],
      credits: { enabled: true, grant: 100 },
      workerConcurrency: 8,
      maxPending: 5,
      generationTimeoutMs: 60_000,
      rateLimitPerMinute: 30,
      trustedProxies: ['10.0.0.0/8', '::1'],
      logLevel: 'debug',
      logPrompts: true,
      metricsToken: 'sixteen-letters!',
      workerPort: 9090,
    })
  })

  test('take every origin with tokens, and a key set in place of a secret', () => {
    expect(read({ ...JWT, PICGEN_CORS_ORIGINS: '*' }).corsOrigins).toBe('*')
    const keys = 'https://issuer.example.com/.well-known/jwks.json'
    expect(read({ ...JWT, PICGEN_JWT_SECRET: '', PICGEN_JWKS_URL: keys }).auth).toMatchObject({ jwksUrl: keys })
  })

  test.each(['localhost', '127.0.0.1', '127.1.2.3', '::1'])('let %s be local', (host) => {
    expect(read({ HOST: host }).host).toBe(host)
  })
})

describe('a bad or contradictory setting is named in one sentence:', () => {
  test.each<[string, Record<string, string>]>([
    ['PORT must be a port number', { PORT: '70000' }],
    ['PORT must be a port number', { PORT: '3000x' }],
    ['DATABASE_URL must be a URL', { DATABASE_URL: 'mysql://db' }],
    ['PICGEN_ROLE must be all, api or worker', { PICGEN_ROLE: 'both' }],
    ['PICGEN_ROLE=worker needs DATABASE_URL', { PICGEN_ROLE: 'worker' }],
    ['HOST=0.0.0.0 would let other machines in', { HOST: '0.0.0.0' }],
    ['PICGEN_AUTH must be local or jwt', { PICGEN_AUTH: 'none' }],
    ['PICGEN_JWT_SECRET has no effect unless PICGEN_AUTH is jwt', { PICGEN_JWT_SECRET: 'key' }],
    ['PICGEN_AUTH=jwt needs PICGEN_JWT_SECRET or PICGEN_JWKS_URL', { ...JWT, PICGEN_JWT_SECRET: '' }],
    ['PICGEN_JWT_SECRET and PICGEN_JWKS_URL are both set', { ...JWT, PICGEN_JWKS_URL: 'https://keys.example.com' }],
    ['PICGEN_JWKS_URL must be a URL', { PICGEN_AUTH: 'jwt', PICGEN_JWKS_URL: 'file:///keys' }],
    ['PICGEN_SECRET must be set when PICGEN_AUTH is jwt', { ...JWT, PICGEN_SECRET: '' }],
    ['PICGEN_PUBLIC_URL must be an origin', { PICGEN_PUBLIC_URL: 'https://example.com/pictures' }],
    ['PICGEN_CORS_ORIGINS must list origins', { PICGEN_CORS_ORIGINS: 'https://example.com, shop' }],
    ['PICGEN_CORS_ORIGINS=* needs PICGEN_AUTH=jwt', { PICGEN_CORS_ORIGINS: '*' }],
    ['PICGEN_CORS_ORIGINS names origins beside *', { ...JWT, PICGEN_CORS_ORIGINS: '*, https://example.com' }],
    ['PICGEN_STORAGE=s3 also needs S3_ENDPOINT, S3_REGION', { PICGEN_STORAGE: 's3' }],
    ['PICGEN_CREDITS must be off, or the whole number', { PICGEN_CREDITS: '-5' }],
    ['PICGEN_CREDITS must be off, or the whole number', { PICGEN_CREDITS: '1.5' }],
    ['PICGEN_WORKER_CONCURRENCY must be a whole number', { PICGEN_WORKER_CONCURRENCY: '0' }],
    ['PICGEN_TRUST_PROXY must be how many proxies', { PICGEN_TRUST_PROXY: 'everybody' }],
    ['PICGEN_TRUST_PROXY must be how many proxies', { PICGEN_TRUST_PROXY: '10.0.0.0/33' }],
    ['PICGEN_TRUST_PROXY must be how many proxies', { PICGEN_TRUST_PROXY: '0' }],
    ['PICGEN_LOG_LEVEL must be debug, info, warn or error', { PICGEN_LOG_LEVEL: 'loud' }],
    ['PICGEN_METRICS_TOKEN must have 16 characters or more', { PICGEN_METRICS_TOKEN: 'short' }],
    ['PICGEN_MAX_PENDING must be a whole number', { PICGEN_MAX_PENDING: 'many' }],
    ['PICGEN_GENERATION_TIMEOUT_S must be a whole number', { PICGEN_GENERATION_TIMEOUT_S: '0' }],
    ['PICGEN_RATE_LIMIT must be a whole number', { PICGEN_RATE_LIMIT: '0' }],
  ])('%s (%j)', (sentence, environment) => {
    const failure = failureOf(() => read(environment))
    expect(failure).toBeInstanceOf(ConfigError)
    expect(failure?.message.slice(0, sentence.length)).toBe(sentence)
    expect(failure?.message).toMatch(/^[^\n]+\.$/)
  })

  test.each<[string, string]>([
    ['S3_ENDPOINT', 's3.example.com'],
    ['S3_ENDPOINT', 'https://name:do-not-tell@s3.example.com'],
    ['S3_ENDPOINT', 'https://s3.example.com/?key=do-not-tell'],
    ['S3_REGION', 'eu west'],
    ['S3_BUCKET', 'pictures/summer'],
    ['S3_ACCESS_KEY_ID', 'do-not-tell\nX'],
  ])('%s=%s', (name, value) => {
    const failure = failureOf(() => read({ ...S3, [name]: value }))
    expect(failure?.message).toMatch(new RegExp(`^${name} must be [^\\n]+\\.$`))
    expect(failure?.message).not.toContain('do-not-tell')
  })

  test('a secret’s value is never repeated', () => {
    const failure = failureOf(() => read({ PICGEN_JWT_SECRET: 'do-not-tell' }))
    expect(failure?.message).not.toContain('do-not-tell')
  })
})

const S3 = {
  PICGEN_STORAGE: 's3',
  S3_ENDPOINT: 'http://127.0.0.1:9000',
  S3_REGION: 'eu-central-1',
  S3_BUCKET: 'pictures',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
}

test('a bucket is described by five settings', () => {
  expect(read(S3).storage).toEqual({
    kind: 's3',
    endpoint: 'http://127.0.0.1:9000',
    region: 'eu-central-1',
    bucket: 'pictures',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
  })
})

describe('the configuration file', () => {
  const readFile = async (content: string) => {
    await writeFile(join(folder, 'studio.json'), content)
    return read({ PICGEN_CONFIG: 'studio.json' })
  }

  test('gives the models', async () => {
    const models = [
      { id: 'forge', provider: 'automatic1111', base_url: 'http://127.0.0.1:7860', sizes: ['512x512'], credits: 2 },
      { id: 'sketch', provider: 'sketch' },
    ]
    const config = await readFile(JSON.stringify({ default_model: 'forge', models }))
    expect(config.models).toEqual(models)
    expect(config.defaultModel).toBe('forge')
  })

  test('gives limits, and the environment has the last word', async () => {
    const limits = { max_pending: 7, rate_limit: 30, generation_timeout_s: 60, worker_concurrency: 2 }
    await writeFile(join(folder, 'studio.json'), JSON.stringify({ limits }))
    expect(read({ PICGEN_CONFIG: 'studio.json', PICGEN_MAX_PENDING: '9' })).toMatchObject({
      maxPending: 9,
      rateLimitPerMinute: 30,
      generationTimeoutMs: 60_000,
      workerConcurrency: 2,
    })
  })

  test('is looked for by its usual name', async () => {
    await writeFile(join(folder, 'picgen.config.json'), '{"default_model": "sketch"}')
    expect(read({}).defaultModel).toBe('sketch')
    await rm(join(folder, 'picgen.config.json'))
  })

  test.each([
    ['is not valid JSON', '{'],
    ['is not right at models.0.provider: ', '{"models": [{"id": "a"}]}'],
    [
      'is not right at models.0: Unrecognized key: "size"',
      '{"models": [{"id": "a", "provider": "sketch", "size": "1x1"}]}',
    ],
    [
      'is not right at models.0: Unrecognized key: "supports_mask"',
      '{"models": [{"id": "a", "provider": "sketch", "supports_mask": true}]}',
    ],
    [
      'is not right at models.0.sizes.0: must be WIDTHxHEIGHT',
      '{"models": [{"id": "a", "provider": "b", "sizes": ["big"]}]}',
    ],
    [
      'is not right at models.0.base_url: must be an address that begins with http:// or https://',
      '{"models": [{"id": "a", "provider": "b", "base_url": "ftp://x"}]}',
    ],
    [
      'is not right at models.0.base_url: must have no name and password: put them into a variable, and name it as "api_key_env".',
      '{"models": [{"id": "a", "provider": "b", "base_url": "http://me:secret@127.0.0.1:7860"}]}',
    ],
    [
      'is not right at models.0.base_url: must have no "?" and no "#"',
      '{"models": [{"id": "a", "provider": "b", "base_url": "https://gateway.example/v1?key=secret"}]}',
    ],
    ['is not right at limits.max_pending: ', '{"limits": {"max_pending": 0}}'],
    [
      'is not right at models: has the same id twice',
      '{"models": [{"id": "a", "provider": "b"}, {"id": "a", "provider": "c"}]}',
    ],
  ])('%s', async (sentence, content) => {
    const failure: unknown = await readFile(content).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StartError)
    expect(String(failure)).toContain(`PICGEN_CONFIG (studio.json) ${sentence}`)
  })

  test('that is named must be there', () => {
    expect(() => read({ PICGEN_CONFIG: 'missing.json' })).toThrow("PICGEN_CONFIG (missing.json) can't be read")
  })
})

function failureOf(work: () => unknown): Error | null {
  try {
    work()
    return null
  } catch (error) {
    return error as Error
  }
}
