/**
 * Draws what the sketch model can do on one sheet, so that a person can look: a conversation a row, a message a picture.
 * `pnpm exec tsx scripts/sketch-contact-sheet.ts sheet.png` in the server's folder; prompts after the file name replace
 * the ones below, and `--` between them begins a new conversation.
 */
import { writeFile } from 'node:fs/promises'
import sharp, { type OverlayOptions } from 'sharp'
import { createSketch } from '../src/models/sketch/index.js'

const usualConversations = [
  [
    'Draw a cute cartoon cat in a yellow raincoat.',
    'Nice! Now make it raining, and give the cat a cup of hot cocoa.',
    'The raincoat should be more transparent, you can see the pattern underneath',
    'make it night, and add two frogs',
  ],
  ['A dog with sunglasses on the beach', 'give it a surf hat and an ice cream', 'at sunset', 'make the dog white'],
  ['three red balloons', 'add two blue balloons', 'and a happy bear holding a kite', 'it is snowing'],
  [
    'A princess and a robot in the city at night',
    'replace the city with a forest',
    'remove the robot',
    'a dragon above her',
  ],
  ['five penguins', 'put scarves on the penguins', 'make the scarves green', 'Change the background to a beach'],
  ['an astronaut riding a horse in space', 'add a rocket', 'make the horse purple', 'give the astronaut a flower'],
]

const cell = 320
const model = createSketch({ minimumDurationMs: 0 })
const context = { signal: new AbortController().signal, onProgress: () => undefined }

/** The pictures of one conversation, each made from the one before it. */
async function play(prompts: readonly string[], seed: number): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = []
  for (const prompt of prompts) {
    const last = pictures.at(-1)
    const source = last ? { bytes: last, mimeType: 'image/png' } : null
    const kind = source ? 'img2img' : 'text2img'
    const request = { kind, prompt, width: 1024, height: 1024, seed, source, references: [] } as const
    pictures.push((await model.generate(request, context)).bytes)
  }
  return pictures
}

function conversationsFrom(prompts: readonly string[]): string[][] {
  const conversations: string[][] = [[]]
  for (const prompt of prompts) {
    if (prompt === '--') conversations.push([])
    else conversations.at(-1)?.push(prompt)
  }
  return conversations
}

const [file = 'sketch-contact-sheet.png', ...prompts] = process.argv.slice(2)
const conversations = prompts.length > 0 ? conversationsFrom(prompts) : usualConversations
const tiles: OverlayOptions[] = []
for (const [row, conversation] of conversations.entries()) {
  for (const [column, picture] of (await play(conversation, row + 5)).entries()) {
    const input = await sharp(picture).resize(cell, cell).toBuffer()
    tiles.push({ input, left: column * cell, top: row * cell })
  }
}
const width = Math.max(...conversations.map(({ length }) => length)) * cell
const sheet = sharp({ create: { width, height: conversations.length * cell, channels: 3, background: '#ffffff' } })
await writeFile(file, await sheet.composite(tiles).png().toBuffer())
