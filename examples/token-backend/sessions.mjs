import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const COOKIE = 'site_session'
/** Two, to see that neither finds what the other made. A real site has its own accounts and its own passwords. */
const USERS = ['anemone', 'bluebell']
const LASTS_S = 8 * 60 * 60

/** Who is signed in. It is all in memory: a restart signs everybody out. */
export function createSessions(password) {
  const sessions = new Map()

  const read = (request) => {
    const cookies = (request.headers.cookie ?? '').split(/;\s*/)
    const id = cookies.find((each) => each.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1)
    const session = id === undefined ? undefined : sessions.get(id)
    if (session && session.endsAt > Date.now()) return { id, user: session.user }
    sessions.delete(id)
    return { id: null, user: null }
  }

  return {
    users: USERS,
    /** The signed-in user's id, which becomes the token's `sub`; null for nobody. */
    userOf: (request) => read(request).user,
    /** The cookie of a new session, or null where name and password don't fit. */
    signIn(form) {
      const user = USERS.find((name) => name === form.get('user'))
      if (!isSame(form.get('password') ?? '', password) || user === undefined) return null
      const id = randomBytes(32).toString('base64url')
      sessions.set(id, { user, endsAt: Date.now() + LASTS_S * 1000 })
      return cookie(id, LASTS_S)
    },
    /** The cookie that takes the session away. */
    signOut(request) {
      sessions.delete(read(request).id)
      return cookie('', 0)
    },
  }
}

/** Over HTTPS a real site adds `Secure`. */
function cookie(value, maxAgeS) {
  return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}`
}

/** Takes equally long whatever the difference is. */
function isSame(given, expected) {
  const digest = (text) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
