import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'

const WIDGET = join(import.meta.dirname, '../packages/widget/dist')
const TYPES: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' }

/** A page of a site: its markup, and the headers that it comes with. */
export interface SitePage {
  html: string
  headers?: Record<string, string>
}

/** Somebody's site, on an origin of its own, which has the built widget under `/widget/`. */
export interface Site {
  /** Such as `http://127.0.0.1:41235`. */
  origin: string
  /** What it answers, by path; may be changed at any time. */
  pages: Map<string, SitePage>
  stop(): Promise<void>
}

export async function startSite(): Promise<Site> {
  const pages = new Map<string, SitePage>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const page = pages.get(pathname)
    const isWidget = /^\/widget\/[\w./-]+$/.test(pathname) && !pathname.includes('..')
    if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html)
    } else if (isWidget) {
      readFile(join(WIDGET, pathname.slice('/widget/'.length))).then(
        (file) =>
          response
            .writeHead(200, {
              'content-type': TYPES[extname(pathname)] ?? 'text/plain',
              'access-control-allow-origin': '*',
            })
            .end(file),
        () => response.writeHead(404).end(),
      )
    } else response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { origin: originOf(server), pages, stop: () => stop(server) }
}

function originOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The site has no port.')
  return `http://127.0.0.1:${address.port}`
}

async function stop(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}

/** A block of code of the widget's README, under a headline, so that what is written there is what is tried. */
export async function documented(headline: string, language: string): Promise<string> {
  const text = await readFile(join(WIDGET, '../README.md'), 'utf8')
  const section = text.split(/^## /m).find((part) => part.startsWith(headline)) ?? ''
  const block = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(section)?.[1]
  if (block === undefined) throw new Error(`The README has no ${language} under "${headline}".`)
  return block
}
