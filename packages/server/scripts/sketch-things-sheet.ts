/**
 * Draws things of the sketch model's vocabulary on one sheet, each with its name, so that a person can look:
 * `pnpm exec tsx scripts/sketch-things-sheet.ts sheet.png people corgi` in the server's folder: themes, or
 * names. Without any: those things of all themes that have a guise of their own.
 */
import { writeFile } from 'node:fs/promises'
import sharp, { type OverlayOptions } from 'sharp'
import { createSketch } from '../src/models/sketch/index.js'
import { things } from '../src/models/sketch/vocabulary/things.js'

const cell = 150
const columns = 12
const model = createSketch({ minimumDurationMs: 0 })
const context = { signal: new AbortController().signal, onProgress: () => undefined }

const [file = 'sketch-things.png', ...asked] = process.argv.slice(2)
const isAsked = (name: string, theme: string) => asked.includes(theme) || asked.includes(name)
const shown = things.filter(({ name, theme, guise }) => (asked.length > 0 ? isAsked(name, theme) : guise !== null))
const tiles: OverlayOptions[] = []
for (const [index, { name }] of shown.entries()) {
  const prompt = `draw one ${name} on a plain background`
  const request = { kind: 'text2img', prompt, width: 256, height: 256, seed: 5, source: null, references: [] } as const
  const { bytes } = await model.generate(request, context)
  const label = `<svg xmlns="http://www.w3.org/2000/svg" width="${cell}" height="18"><rect width="100%" height="100%" fill="#fff"/><text x="4" y="13" font-family="sans-serif" font-size="12">${name}</text></svg>`
  const [left, top] = [(index % columns) * cell, Math.floor(index / columns) * (cell + 18)]
  tiles.push({ input: await sharp(bytes).resize(cell, cell).toBuffer(), left, top })
  tiles.push({ input: Buffer.from(label), left, top: top + cell })
}
const height = Math.ceil(shown.length / columns) * (cell + 18)
const sheet = sharp({ create: { width: columns * cell, height, channels: 3, background: '#ffffff' } })
await writeFile(file, await sheet.composite(tiles).png().toBuffer())
