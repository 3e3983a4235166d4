import { randomBytes } from 'node:crypto'

/** The Studio takes tokens for this audience only, so that a token of another service of the site is of no use there. */
const AUDIENCE = 'picgen'

/** What the site needs to know. What is secret and not given is made now, and is gone with the process. */
export function readSettings(environment) {
  const port = Number(environment.PORT ?? 5178)
  const site = `http://127.0.0.1:${port}`
  const studio = new URL(environment.PICGEN_URL ?? 'http://127.0.0.1:3000').origin
  const secret = environment.PICGEN_JWT_SECRET ?? randomBytes(48).toString('base64url')
  return {
    port,
    site,
    studio,
    secret,
    audience: AUDIENCE,
    password: environment.DEMO_PASSWORD ?? randomBytes(6).toString('base64url'),
    isSecretNew: environment.PICGEN_JWT_SECRET === undefined,
    startCommand:
      `PICGEN_AUTH=jwt PICGEN_JWT_SECRET=${secret} PICGEN_JWT_AUDIENCE=${AUDIENCE} ` +
      `PICGEN_SECRET=$(openssl rand -hex 32) PICGEN_CORS_ORIGINS=${site} npm start`,
  }
}
