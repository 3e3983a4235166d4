import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './run.mjs'

/** Writes the map of the languages' files, so that a new one is found without a second place to name it. */
export async function writeLanguages() {
  const path = join(root, 'packages/widget/src/locales/files.ts')
  const text = mapOf(otherLanguages().sort())
  if ((await readFile(path, 'utf8').catch(() => null)) !== text) await writeFile(path, text)
}

export function mapOf(languages) {
  const lines = languages.map((name) => {
    const tag = name.toLowerCase()
    return `\n  ${tag.includes('-') ? `'${tag}'` : tag}: () => import('./${name}.js'),`
  })
  return `// Written by every build, from the files of this folder.
import type { Strings } from './en.js'

/** A language is \`en\`, or one of these, read when a page needs it. */
export const files: Record<string, () => Promise<{ strings: Strings }>> = {${[...lines, lines.length > 0 ? '\n' : ''].join('')}}
`
}

/** The languages that have a file of their own: all but English. */
export function otherLanguages() {
  return readdirSync(join(root, 'packages/widget/src/locales'))
    .filter((file) => /^[a-z]{2,3}(-[a-z0-9]+)*\.ts$/i.test(file) && file !== 'en.ts')
    .map((file) => file.slice(0, -'.ts'.length))
}
