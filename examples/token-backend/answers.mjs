import { readFile } from 'node:fs/promises'

/** A page of this folder: `{{name}}` becomes the value, and `<!--if name-->…<!--end-->` stays where there is one. */
export async function page(file, values) {
  const template = await readFile(new URL(file, import.meta.url), 'utf8')
  return template
    .replace(/<!--if (\w+)-->(.*?)<!--end-->/gs, (_, name, inner) => (values[name] ? inner : ''))
    .replace(/\{\{(\w+)\}\}/g, (_, name) => escapeHtml(values[name] ?? ''))
}

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
}

/** With the policy that the widget needs: the Studio for its calls and pictures, no inline script, no inline style. */
export function sendPage(response, html, { studio }, status = 200) {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${studio}`,
    `img-src 'self' data: blob: ${studio}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
  }
  response.writeHead(status, headers).end(html)
}

export function sendRedirect(response, location, cookie) {
  response.writeHead(303, { location, 'set-cookie': cookie, 'cache-control': 'no-store' }).end()
}

export async function sendFile(response, url, type) {
  const bytes = await readFile(url)
  response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(bytes)
}

/** What the SDK answers with is a `Response`, as on every runtime; Node's own server wants it in its words. */
export async function sendResponse(response, answer) {
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
}
