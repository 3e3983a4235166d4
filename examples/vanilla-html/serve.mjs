import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'

const port = Number(process.env.PORT ?? 5173)
/** The page names the Studio that `npm start` gives; here it may be another. */
const studio = process.env.PICGEN_URL ?? 'http://127.0.0.1:3000'

/** Everything that this site has. */
const files = {
  '/': [new URL('index.html', import.meta.url), 'text/html; charset=utf-8'],
  '/icon.svg': [new URL('icon.svg', import.meta.url), 'image/svg+xml'],
  '/site.css': [new URL('site.css', import.meta.url), 'text/css; charset=utf-8'],
}

/** What a CDN does: the widget's one file, and the languages beside it. */
const widget = new URL('.', import.meta.resolve('@picgen/widget/picgen-studio.js'))
const widgetFile = (path) =>
  /^\/widget\/(locales\/)?[\w-]+\.js$/.test(path) && [new URL(path.slice('/widget/'.length), widget), 'text/javascript']

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  const file = files[path] ?? widgetFile(path)
  if (!file) return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
  try {
    const bytes = await readFile(file[0])
    const content = path === '/' ? bytes.toString().replace('http://127.0.0.1:3000', studio) : bytes
    response.writeHead(200, { 'content-type': file[1] }).end(content)
  } catch (error) {
    console.error(`${fileURLToPath(file[0])} can't be read: ${error.message}`)
    response.writeHead(500, { 'content-type': 'text/plain' }).end('Build the widget first: npm start at the root.')
  }
})

server.on('error', (error) => {
  const busy = error.code === 'EADDRINUSE'
  console.error(busy ? `Port ${port} is taken. Choose another: PORT=5174 npm start` : error.message)
  process.exitCode = 1
})

server.listen(port, '127.0.0.1', () => console.log(`The bakery is open: http://127.0.0.1:${port}`))
