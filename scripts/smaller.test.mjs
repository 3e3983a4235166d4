import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { root } from './run.mjs'
import { filesBeside, markPrivate, ONLY_BESIDE, otherLanguages, shortenTokens, unindent } from './smaller.mjs'

test('a private member that only its class speaks of is marked', () => {
  const source =
    '  private timer = 0\n  private readonly follow = () => this.timer\n  stop() {\n    this.follow(this.timer)\n  }'
  expect(markPrivate(source)).toBe(
    '  private _private_timer = 0\n  private readonly _private_follow = () => this._private_timer\n  stop() {\n    this._private_follow(this._private_timer)\n  }',
  )
})

test.each([
  ['a decorator', '  @state() private open = false\n  close() {\n    this.open = false\n  }'],
  ['a string', "  private open = false\n  close() {\n    return 'open' in this && this.open\n  }"],
  ['another object', '  private open = false\n  close(dialog: HTMLDialogElement) {\n    this.open = dialog.open\n  }'],
])('a member that %s names keeps its name', (_what, source) => {
  expect(markPrivate(source)).toBe(source)
})

test('only what stands between the attributes of a tag is taken together', () => {
  const source = 'html`<p\n  class="a"\n  ?hidden=y\n  .value=v\n  >\n  Words\n  </p>`\n  const a = 1\n  a === b'
  expect(unindent(source)).toBe('html`<p class="a" ?hidden=y .value=v>\nWords\n</p>`\nconst a = 1\na === b')
})

test('a token has the same short name wherever it stands', () => {
  const [first, again, other] = shortenTokens('var(--pg-text) var(--pg-text) var(--pg-text-muted)').split(' ')
  expect(first).toMatch(/^var\(--pg-\w{1,2}\)$/)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('a token keeps its name where a page may set it', () => {
  expect(shortenTokens('var(--picgen-accent)')).toBe('var(--picgen-accent)')
})

test('nothing in the one-file build says a word, or shows an icon, that only the elements beside it have', async () => {
  const { metafile } = await build({
    entryPoints: ['packages/widget/src/one-file/picgen-studio.ts'],
    absWorkingDir: root,
    tsconfig: 'packages/widget/tsconfig.json',
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    plugins: [filesBeside],
  })
  const [output] = Object.values(metafile.outputs)
  const used = Object.keys(output.inputs).filter(
    (file) => /widget\/src\//.test(file) && output.inputs[file].bytesInOutput > 0 && !/locales\/|icons\.ts/.test(file),
  )
  expect(used.length).toBeGreaterThan(30)
  const words = ONLY_BESIDE['locales/en.ts'].join('|')
  const icons = ONLY_BESIDE['icons.ts'].join('|')
  const use = new RegExp(
    `(?:strings|common)\\.(?:${words})\\b|icons\\.(?:${icons})\\b|\\{[^{}]*\\b(?:${words})\\b[^{}]*\\} =`,
  )
  for (const file of used) expect(await readFile(join(root, file), 'utf8'), file).not.toMatch(use)
})

test('the one-file build has every word of its style sheets small, and none of another language', async () => {
  const file = join(root, 'packages/widget/dist/picgen-studio.js')
  const code = await readFile(file, 'utf8')
  expect(code).not.toMatch(/--pg-\w{3}|_private_|\n {2}/)
  const languages = otherLanguages()
  const beside = globSync('packages/widget/dist/locales/*.js', { cwd: root })
  expect(beside.length).toBe(languages.length)
  for (const tag of languages) expect(code).toContain(`import("./locales/${tag}.js")`)
})
