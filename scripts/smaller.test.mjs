import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { root } from './run.mjs'
import {
  filesBeside,
  markPrivate,
  ONLY_BESIDE,
  otherLanguages,
  shortenTokens,
  smallerTemplates,
  unindent,
  withoutConstants,
  withoutDecorators,
} from './smaller.mjs'

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

test('the lines of a source lose their indentation', () => {
  expect(unindent('  const a = 1\n\n    a === b')).toBe('  const a = 1\na === b')
})

test('a token has the same short name wherever it stands', () => {
  const [first, again, other] = shortenTokens('var(--pg-text) var(--pg-text) var(--pg-text-muted)').split(' ')
  expect(first).toMatch(/^var\(--pg-\w{1,2}\)$/)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('a token with one value everywhere becomes that value; one that a pointer, a setting or a page changes stays', () => {
  expect(
    withoutConstants('    --pg-space-1: 4px;\n    --pg-space-2: 8px;\n    gap: calc(-1 * var(--pg-space-1));'),
  ).toBe('    gap: calc(-1 * 4px);')
  for (const other of ['--pg-control: 36px; height: var(--pg-control)', 'var(--pg-fast)', 'var(--pg-radius)'])
    expect(withoutConstants(other)).toBe(other)
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

test('decorators become static properties and getters', () => {
  const source = [
    "import { property, query, state } from 'lit/decorators.js'",
    'export class PicGenThing extends PicGenElement {',
    '  @property({ attribute: false }) client: PicGen | undefined',
    "  @property() api = ''",
    '  @state() private open = false',
    "  @query('input') private field!: HTMLInputElement",
    '}',
  ].join('\n')
  const plain = withoutDecorators(source)
  expect(plain).toContain(
    'static override properties = { client: { attribute: false }, api: {}, open: { state: true } }',
  )
  expect(plain).toContain("  client: PicGen | undefined\n  api = ''\n  private open = false\n")
  expect(plain).toContain("private get field(): HTMLInputElement { return this.renderRoot?.querySelector('input')")
  expect(plain).not.toMatch(/@|lit\/decorators/)
})

test('a decorator that the build does not know fails it', () => {
  const source =
    "class PicGenThing extends PicGenElement {\n  @state() private open = false\n  @queryAll('p') private all\n}"
  expect(() => withoutDecorators(source)).toThrow(/only the one-file build does not know/)
})

test('a template loses what HTML does not need, within its tags', () => {
  const source = `html\`<button
type="button"
  class="quiet \${name}"
  part="\${part}"
  @click=\${() => html\`<input type="file" hidden />\`}
>a  "b"</button
><p>\${words}</p>\``
  expect(smallerTemplates(source)).toBe(
    `html\`<button type=button class="quiet \${name}" part="\${part}" @click=\${() => html\`<input type=file hidden>\`}>a  "b"</button><p>\${words}</p>\``,
  )
})

test.each([
  ['an element of a drawing that ends itself', 'svg`<path d="M5 12" />`'],
  ['a value that would take the slash in', 'svg`<path d="M5"/>`'],
  ['what is no template', 'const text = `<p class="quiet">`'],
  ['an empty value', 'html`<img alt="">`'],
])('%s stays as it is', (_what, source) => {
  expect(smallerTemplates(source)).toBe(source)
})

test('the one-file build has every word of its style sheets small, and none of another language', async () => {
  const file = join(root, 'packages/widget/dist/picgen-studio.js')
  const code = await readFile(file, 'utf8')
  expect(code).not.toMatch(/--pg-\w{3}|_private_|\n {2}/)
  // What Lit has for old browsers, polyfills and decorators; a new version of it may say it otherwise.
  expect(code).not.toMatch(/PolyfillSupport|HydrateSupport|Versions\?\?=|litPropertyMetadata/)
  const languages = otherLanguages()
  const beside = globSync('packages/widget/dist/locales/*.js', { cwd: root })
  expect(beside.length).toBe(languages.length)
  for (const tag of languages) expect(code).toContain(`import("./locales/${tag}.js")`)
})

test('what only collections need is not in the file for conversations: their words, sheets and drawings', async () => {
  const [studio, collections] = await Promise.all(
    ['picgen-studio', 'picgen-collections'].map((name) =>
      readFile(join(root, `packages/widget/dist/${name}.js`), 'utf8'),
    ),
  )
  for (const part of ['Search conversations', 'Search your pictures', 'Make a picture', '.collection{', '.menu{']) {
    expect(collections).toContain(part)
    expect(studio).not.toContain(part)
  }
  for (const part of ['Describe a change…', '.bubble{']) expect(studio).toContain(part)
})
