import { SignJWT } from 'jose'
import { readConfig } from '../config.js'
import { StartError } from '../start-error.js'
import { command, say } from './command.js'
import { requireUser, userArgument } from './user-argument.js'

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 }

export const token = command({
  name: 'token',
  description: 'Print a token for a user, signed with PICGEN_JWT_SECRET',
  args: {
    user: userArgument,
    expires: { type: 'string', default: '1h', valueHint: '1h', description: 'How long it is good: 30s, 15m, 1h, 7d' },
  },
  async run({ args }) {
    const userId = requireUser(args.user)
    const seconds = secondsOf(args.expires)
    const { secret, issuer, audience } = readKey()
    const now = Math.floor(Date.now() / 1000)
    const signed = new SignJWT({ sub: userId, iat: now, exp: now + seconds }).setProtectedHeader({ alg: 'HS256' })
    if (issuer !== null) signed.setIssuer(issuer)
    if (audience !== null) signed.setAudience(audience)
    say(await signed.sign(new TextEncoder().encode(secret)))
  },
})

function secondsOf(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  const seconds = Number(count) * (SECONDS[unit as keyof typeof SECONDS] ?? Number.NaN)
  if (seconds > 0) return seconds
  throw new StartError(`--expires takes a time such as 30s, 15m, 1h or 7d, and “${text}” is none.`)
}

/** What the server checks tokens with. What else the server needs does not matter here. */
function readKey() {
  const { auth } = readConfig({
    ...process.env,
    PICGEN_AUTH: 'jwt',
    PICGEN_SECRET: process.env['PICGEN_SECRET'] || 'any',
  })
  if (auth.mode === 'jwt' && auth.secret !== null) return auth
  throw new StartError('PICGEN_JWKS_URL is set: tokens come from whoever keeps that key set, not from here.')
}
