// A site with accounts of its own, whose signed-in users get short-lived tokens for a PicGen Studio.
import { createServer } from 'node:http'
import { createTokenMinter, tokenResponse } from '@picgen/sdk/server'
import { page, sendFile, sendPage, sendRedirect, sendResponse } from './answers.mjs'
import { createSessions } from './sessions.mjs'
import { readSettings } from './settings.mjs'

const settings = readSettings(process.env)
const sessions = createSessions(settings.password)
const minter = createTokenMinter({ secret: settings.secret, audience: settings.audience, expiresInS: 300 })

const FILES = {
  '/site.css': [new URL('site.css', import.meta.url), 'text/css; charset=utf-8'],
  '/studio.js': [new URL('studio.js', import.meta.url), 'text/javascript; charset=utf-8'],
}

/** The widget's one file, and what it reads from beside itself: other languages, and the elements of collections. */
const widget = new URL('.', import.meta.resolve('@picgen/widget/picgen-studio.js'))
const widgetFile = (path) =>
  /^\/widget\/(locales\/)?[\w-]+\.js$/.test(path) && [
    new URL(path.slice('/widget/'.length), widget),
    'text/javascript; charset=utf-8',
  ]

const ROUTES = {
  'GET /': async (request, response) => {
    const user = sessions.userOf(request)
    if (user === null) return sendPage(response, await page('sign-in.html', {}), settings)
    return sendPage(response, await page('studio.html', { user, studio: settings.studio }), settings)
  },
  'POST /sign-in': async (request, response) => {
    const cookie = sessions.signIn(await readForm(request))
    if (cookie === null) return sendPage(response, await page('sign-in.html', { refused: true }), settings, 401)
    return sendRedirect(response, '/', cookie)
  },
  'POST /sign-out': (request, response) => sendRedirect(response, '/', sessions.signOut(request)),
  // All that the widget needs of this site: who is signed in gets a token that says so, and nobody else does.
  'POST /picgen-token': async (request, response) =>
    sendResponse(response, await tokenResponse(minter, sessions.userOf(request))),
}

const server = createServer(async (request, response) => {
  try {
    await answer(request, response)
  } catch (error) {
    console.error(error)
    response.writeHead(500, { 'content-type': 'text/plain' }).end('Something went wrong.')
  }
})

async function answer(request, response) {
  const { pathname } = new URL(request.url ?? '/', settings.site)
  const file = FILES[pathname] ?? widgetFile(pathname)
  if (file && request.method === 'GET') return sendFile(response, ...file)
  const route = ROUTES[`${request.method} ${pathname}`]
  if (!route) return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
  // The cookie is SameSite=Lax; this refuses, besides, a form on a page of another origin.
  const { origin } = request.headers
  if (request.method === 'POST' && origin !== settings.site)
    return response.writeHead(403, { 'content-type': 'text/plain' }).end('This form belongs to another site.')
  return route(request, response)
}

/** The fields of a small form; more than 10 kB is not one. */
async function readForm(request) {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk
    if (text.length > 10_000) throw new Error('The form is too large.')
  }
  return new URLSearchParams(text)
}

server.on('error', (error) => {
  const busy = error.code === 'EADDRINUSE'
  console.error(busy ? `Port ${settings.port} is taken. Choose another: PORT=5176 npm start` : error.message)
  process.exitCode = 1
})

server.listen(settings.port, '127.0.0.1', () => {
  console.log(`The site is at ${settings.site}`)
  console.log(`Sign in as ${sessions.users.join(' or ')}, password ${settings.password}`)
  if (settings.isSecretNew) console.log(`Start the Studio with this site's secret:\n${settings.startCommand}`)
})
