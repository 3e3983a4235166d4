import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { build } from 'esbuild'
import { drawPictures } from './pictures.ts'

const here = import.meta.dirname

/** The chats that are compared, as they are published, and their tags. deep-chat would keep the last 4,000 messages only. */
export const CHATS = {
  picgen: {
    name: '@picgen/widget',
    file: join(here, '../dist/picgen-studio.js'),
    beside: [join(here, '../dist/picgen-collections.js')],
    tag: '<picgen-studio></picgen-studio>',
  },
  'deep-chat': {
    name: 'deep-chat',
    file: join(here, '../node_modules/deep-chat/dist/deepChat.bundle.js'),
    beside: [],
    tag: `<deep-chat connect='{"url": "/nowhere"}' maxVisibleMessages="20000"></deep-chat>`,
  },
} as const

/** One of the chats. */
export type Chat = keyof typeof CHATS

/** The pages, on a free port of this machine. */
export interface BenchServer {
  readonly url: string
  /** Resolves once nothing has been asked for during half a second. */
  quiet(): Promise<void>
  close(): Promise<void>
}

/** Serves a page for each chat, with the file that it is published as, and the pictures that both show. */
export async function startServer(): Promise<BenchServer> {
  const files = await prepareFiles()
  let last = performance.now()
  const server = createServer((request, response) => {
    last = performance.now()
    const [path = ''] = (request.url ?? '').split('?')
    const file = files.get(path)
    if (!file) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': file.type, 'cache-control': 'max-age=3600' }).end(file.content)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async quiet() {
      while (performance.now() - last < 500) await new Promise((resolve) => setTimeout(resolve, 100))
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function prepareFiles() {
  const files = new Map<string, { type: string; content: string | Buffer }>()
  const pictures = drawPictures()
  for (const { name, png } of pictures) files.set(`/pictures/${name}`, { type: 'image/png', content: png })
  const list = pictures.map(({ name, png: _, ...picture }) => ({ ...picture, url: `/pictures/${name}` }))
  files.set('/pictures.json', { type: 'application/json', content: JSON.stringify(list) })
  for (const [chat, { file, tag }] of Object.entries(CHATS)) {
    files.set(`/${chat}/chat.js`, { type: 'text/javascript', content: await readFile(file) })
    files.set(`/${chat}/page.js`, { type: 'text/javascript', content: await bundle(join(here, 'page', `${chat}.ts`)) })
    files.set(`/${chat}/`, { type: 'text/html; charset=utf-8', content: pageWith(tag) })
  }
  return files
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [file], bundle: true, format: 'esm', write: false })
  return outputFiles[0]?.text ?? ''
}

function pageWith(tag: string): string {
  return `<!doctype html>
<html lang="en">
<title>Benchmark</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0 }
  picgen-studio, deep-chat { width: 800px !important; height: 700px !important; border: 0 !important }
</style>
${tag}
<script type="module" src="chat.js"></script>
<script type="module" src="page.js"></script>
`
}
