// Holds a conversation about a picture and saves each picture that comes of it.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createPicGen, isConnectionError, isPicGenError, isTimeoutError, type PicGenError } from '@picgen/sdk'
import { fileName } from './file-name.ts'
import { showProgress } from './show-progress.ts'

const SENTENCES = [
  'Draw a cute cartoon cat in a yellow raincoat.',
  'Nice! Now make it raining, and give the cat a cup of hot cocoa.',
  'Make it night, with a full moon.',
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', short: 'o', default: 'pictures' } },
})
const { PICGEN_URL: baseUrl = 'http://127.0.0.1:3000', PICGEN_TOKEN: token } = process.env
const picgen = createPicGen({ baseUrl, token })

try {
  await converse(positionals.length > 0 ? positionals : SENTENCES, values.out)
} catch (error) {
  if (!isPicGenError(error)) throw error
  console.error(advice(error))
  process.exitCode = 1
}

/** Each message builds on the picture before it: a finished picture becomes the conversation's active image. */
async function converse(sentences: string[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const conversation = await picgen.conversations.create()
  for (const [index, content] of sentences.entries()) {
    const name = fileName(index + 1, content)
    const sent = await picgen.conversations.sendMessage(conversation.id, { content })
    const progress = showProgress(`${index + 1}/${sentences.length} ${content}`)
    const image = await picgen.images
      .waitFor(sent.image_id, { intervalMs: 500, onUpdate: progress.update })
      .finally(progress.end)
    if (image.status !== 'completed' || image.url === null) {
      console.error(`${content}\n  ${image.status}: ${image.error_message ?? 'no reason was given'}`)
      process.exitCode = 1
      return
    }
    const path = join(folder, name)
    await save(image.url, path)
    console.log(`${content}\n  ${path} (${image.width} × ${image.height}, ${sent.mode})`)
  }
  console.log(`Go on with it at ${baseUrl}/studio?conversation=${conversation.id}`)
}

async function save(url: string, path: string): Promise<void> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The picture could not be fetched: ${response.status}`)
  await writeFile(path, Buffer.from(await response.arrayBuffer()))
}

function advice(error: PicGenError): string {
  if (isConnectionError(error)) return `Nobody answers at ${baseUrl}. Start the Studio (npm start), or set PICGEN_URL.`
  if (isTimeoutError(error)) return `${error.message}\nThe picture is not lost: it will be in the conversation.`
  return `${error.code}: ${error.message}${error.requestId ? ` (request ${error.requestId})` : ''}`
}
