import { isIP } from 'node:net'
import { z } from 'zod'

/** Each message goes after the setting's name, so that together they are one sentence. Values are never repeated. */
const text = z.string()

const whole = (least: number, most: number, what = `a whole number from ${least} to ${most}`) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be ${what}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be ${what}`)

const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.enum(names, `must be ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`)

const httpUrl = text.refine(isHttp, 'must be a URL that begins with http:// or https://')

const origin = text.refine(isOrigin, 'must be an origin, as in https://example.com, without a path').transform(originOf)

const corsOrigin = text
  .refine(
    (value) => value === '*' || isOrigin(value),
    'must list origins with commas between, as in https://example.com',
  )
  .transform((value) => (value === '*' ? value : originOf(value)))

/** The settings by their names in the environment. */
export const settingsSchema = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: whole(0, 65_535, 'a port number from 0 to 65535').default(3000),
  PICGEN_DATA_DIR: text.default('.picgen'),
  DATABASE_URL: text
    .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value), {
      message: 'must be a URL of the form postgres://user:password@host:5432/database',
    })
    .optional(),
  PICGEN_ROLE: oneOf(['all', 'api', 'worker']).default('all'),
  PICGEN_CONFIG: text.optional(),
  PICGEN_AUTH: oneOf(['local', 'jwt']).default('local'),
  PICGEN_JWT_SECRET: text.optional(),
  PICGEN_JWKS_URL: httpUrl.optional(),
  PICGEN_JWT_ISSUER: text.optional(),
  PICGEN_JWT_AUDIENCE: text.optional(),
  PICGEN_SECRET: text.optional(),
  PICGEN_PUBLIC_URL: origin.optional(),
  PICGEN_CORS_ORIGINS: text.transform(splitList).pipe(z.array(corsOrigin)).default([]),
  PICGEN_STORAGE: oneOf(['fs', 's3']).default('fs'),
  S3_ENDPOINT: text
    .refine(isEndpoint, 'must be a URL such as https://s3.example.com, without a name, a password or a query')
    .optional(),
  S3_REGION: text.regex(/^[\w-]{1,64}$/, 'must be the name of a region, such as us-east-1').optional(),
  S3_BUCKET: text.regex(/^[a-zA-Z\d][\w.-]{1,254}$/, 'must be the name of a bucket alone').optional(),
  S3_ACCESS_KEY_ID: text.regex(/^[!-~]+$/, 'must be the id of a key as it was given, without spaces').optional(),
  S3_SECRET_ACCESS_KEY: text.optional(),
  PICGEN_CREDITS: text
    .regex(/^(off|\d{1,9})$/, 'must be off, or the whole number of credits that a new user is granted')
    .transform((value) => (value === 'off' ? value : Number(value)))
    .default('off'),
  PICGEN_WORKER_CONCURRENCY: whole(1, 1000).default(4),
  PICGEN_MAX_PENDING: whole(1, 1_000_000).default(20),
  PICGEN_GENERATION_TIMEOUT_S: whole(1, 86_400).default(180),
  PICGEN_RATE_LIMIT: whole(1, 1_000_000_000).default(600),
  PICGEN_TRUST_PROXY: text
    .refine(isProxies, 'must be how many proxies stand before it, or their addresses with commas between')
    .transform((value) => (/^\d+$/.test(value) ? Number(value) : splitList(value)))
    .optional(),
  PICGEN_LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error']).optional(),
  PICGEN_LOG_PROMPTS: oneOf(['0', '1']).default('0'),
  PICGEN_METRICS_TOKEN: text
    .regex(/^[\x21-\x7e]{16,}$/, 'must have 16 characters or more, without white space')
    .optional(),
  PICGEN_WORKER_PORT: whole(0, 65_535, 'a port number from 0 to 65535').optional(),
})

/** Every setting, parsed by itself; `config.ts` checks them against each other. */
export type Settings = z.infer<typeof settingsSchema>

function splitList(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** A number of proxies, or addresses and networks such as 10.0.0.0/8. */
function isProxies(value: string): boolean {
  if (/^\d+$/.test(value)) return /^[1-9]$/.test(value)
  return splitList(value).every((each) => {
    const [address = '', bits, more] = each.split('/')
    const version = isIP(address)
    const most = version === 4 ? 32 : 128
    return (
      version !== 0 && more === undefined && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
    )
  })
}

function isHttp(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}

/** A path is fine: some buckets lie below one. */
function isEndpoint(value: string): boolean {
  if (!isHttp(value)) return false
  const { username, password, search, hash } = new URL(value)
  return [username, password, search, hash].every((part) => part === '')
}

/** With or without a slash behind it, and no path, query or password. */
function isOrigin(value: string): boolean {
  return isHttp(value) && new URL(value).href === `${originOf(value)}/`
}

function originOf(value: string): string {
  return new URL(value).origin
}
