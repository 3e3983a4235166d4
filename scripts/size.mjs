// What the SDK and the widget cost a page: bundled for a browser, minified and compressed, with everything they need.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { isMain, root } from './run.mjs'

const KIBIBYTE = 1024

/** What is imported from `@picgen/sdk`, and how many bytes it may be at most. */
export const BUDGETS = [
  { name: 'client', imports: ['createPicGen'], limit: 9 * KIBIBYTE },
  { name: 'with session', imports: ['createPicGen', 'createStudioSession'], limit: 14 * KIBIBYTE },
]

/** The widget as it comes from a CDN: every element in one file, English inside, the other languages beside it. */
export const ONE_FILE = {
  name: 'widget in one file',
  file: 'packages/widget/dist/picgen-studio.js',
  limit: 45 * KIBIBYTE,
}

/** The bytes of a file, from the root, after gzip. */
export async function sizeOfFile(file) {
  return gzipSync(await readFile(join(root, file)), { level: 9 }).length
}

/**
 * The bytes of a bundle after gzip. Fails where a Node built-in is among what a browser would load.
 *
 * @param {string[]} imports
 * @param {string} [from] The file to import from. Default: the built package.
 * @returns {Promise<number>}
 */
export async function sizeOf(imports, from = './packages/sdk/dist/index.js') {
  // Here rather than above: `npm test` loads this file in a clone where nothing is installed yet.
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    stdin: { contents: `export { ${imports.join(', ')} } from ${JSON.stringify(from)}`, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  })
  return gzipSync(outputFiles[0].contents, { level: 9 }).length
}

/** A figure and its limit, in a sentence. */
export function describe({ name, limit }, bytes) {
  return `${name} ${(bytes / KIBIBYTE).toFixed(1)} KB gzip, at most ${limit / KIBIBYTE}`
}

/** Prints every figure, and throws where one is above its limit. */
export async function checkSizes() {
  const lines = []
  for (const budget of [...BUDGETS, ONE_FILE]) {
    const bytes = await (budget.imports ? sizeOf(budget.imports) : sizeOfFile(budget.file))
    lines.push(describe(budget, bytes))
    if (bytes > budget.limit) throw new Error(`Too big: ${lines.at(-1)}.`)
  }
  console.log(`  ${lines.join('; ')}`)
}

if (isMain(import.meta.url)) {
  await checkSizes().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
