/**
 * Draws the twenty conversations that the sketch model is tested with, so that a person can look: a row a conversation, a
 * picture a message, what was said under it. `npm run sketch-conversations -- FOLDER` writes the sheets, and a page with
 * all of them, into the folder.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import sharp, { type OverlayOptions } from 'sharp'
import { type Conversation, conversations } from '../src/models/sketch/conversations/index.js'
import { createSketch } from '../src/models/sketch/index.js'

const cell = 340
const caption = 62
const rowsOfSheet = 5
const model = createSketch({ minimumDurationMs: 0 })
const context = { signal: new AbortController().signal, onProgress: () => undefined }

/** The pictures of one conversation, each made from the one before it. */
async function draw({ turns }: Conversation, seed: number): Promise<Buffer[]> {
  const pictures: Uint8Array[] = []
  for (const { says } of turns) {
    const last = pictures.at(-1)
    const source = last ? { bytes: last, mimeType: 'image/png' } : null
    const kind = source ? 'img2img' : 'text2img'
    const request = { kind, prompt: says, width: 1024, height: 1024, seed, source, references: [] } as const
    pictures.push((await model.generate(request, context)).bytes)
  }
  return Promise.all(pictures.map((picture) => sharp(picture).resize(cell, cell).png().toBuffer()))
}

/** What was said, as a picture of its own: wrapped to the cell's width. */
async function words(text: string): Promise<Buffer> {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const drawn = sharp({ text: { text: escaped, font: 'sans 11', width: cell - 16, rgba: true, wrap: 'word-char' } })
  return drawn
    .resize({ width: cell - 16, height: caption - 8, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer()
}

async function sheetOf(rows: readonly Conversation[], first: number, folder: string): Promise<string> {
  const tiles: OverlayOptions[] = []
  for (const [row, conversation] of rows.entries()) {
    const pictures = await draw(conversation, first + row + 5)
    for (const [column, input] of pictures.entries()) {
      const [left, top] = [column * cell, row * (cell + caption)]
      tiles.push({ input, left, top })
      tiles.push({ input: await words(conversation.turns[column]?.says ?? ''), left: left + 8, top: top + cell + 4 })
    }
  }
  const [width, height] = [4 * cell, rows.length * (cell + caption)]
  const sheet = sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite(tiles)
  const name = `conversations-${first / rowsOfSheet + 1}.png`
  await writeFile(join(folder, name), await sheet.png().toBuffer())
  return name
}

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Name a folder for the sheets: npm run sketch-conversations -- FOLDER')
const target = resolve(process.env['INIT_CWD'] ?? '.', folder)
await mkdir(target, { recursive: true })
const names: string[] = []
for (let first = 0; first < conversations.length; first += rowsOfSheet)
  names.push(await sheetOf(conversations.slice(first, first + rowsOfSheet), first, target))
const images = names.map((name) => `<img src="${name}" alt="">`).join('\n')
await writeFile(
  join(target, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Conversations</title>\n${images}\n`,
)
