// What makes the one-file builds of the widget small: plugins for esbuild. `tsup.config.ts` uses them, and says with terser the rest.
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import typescript from 'typescript'
import { root } from './run.mjs'

const SOURCE = /[\\/]packages[\\/]widget[\\/]src[\\/].*\.ts$/

/**
 * Style sheets and templates stand in strings, which no minifier of scripts looks into; nor does one know what is private, or
 * which words are read.
 *
 * @type {import('esbuild').Plugin}
 */
export const smallerSource = {
  name: 'smaller source',
  setup({ onLoad, esbuild, initialOptions }) {
    const minifySheet = async (sheet) => {
      const end = sheet.indexOf('`')
      if (sheet.slice(0, end).includes('${')) return sheet
      const { code } = await esbuild.transform(sheet.slice(0, end), { loader: 'css', minify: true })
      return code.trim() + sheet.slice(end)
    }
    onLoad({ filter: SOURCE }, async ({ path }) => {
      const [before, ...sheets] = (await onlyRead(path)).split('css`')
      const text = [before, ...(await Promise.all(sheets.map(minifySheet)))].join('css`')
      // Indentation is nothing to HTML, and to a script even less.
      const plain = shortenTokens(markPrivate(withoutDecorators(text))).replaceAll(/\n\s+/g, '\n')
      return { contents: smallerTemplates(plain), loader: 'ts' }
    })
    const onlyRead = async (path) => {
      const text = await readFile(path, 'utf8')
      if (/[\\/]src[\\/]icons\.ts$/.test(path))
        return withoutUnread(text, 'icons', await namesIn(esbuild, initialOptions))
      if (!/[\\/]locales[\\/]en\.ts$/.test(path)) return text
      return withoutUnread(text, 'en', await namesIn(esbuild, initialOptions))
    }
  },
}

/** Calls back with every node of a TypeScript source. */
function walk(text, visit) {
  const file = typescript.createSourceFile('source.ts', text, typescript.ScriptTarget.Latest, true)
  const into = (node) => {
    visit(node)
    typescript.forEachChild(node, into)
  }
  into(file)
}

/** Replaces stretches of a text: `[from, to, by]`, of which none reaches into another. */
function withEdits(text, edits) {
  return edits
    .toSorted(([a], [b]) => b - a)
    .reduce((changed, [from, to, by]) => changed.slice(0, from) + by + changed.slice(to), text)
}

/**
 * Whatever a source calls by a name, in the program or in a string: without any of these, nothing can be read by it.
 *
 * @param {string} text
 */
export function namesOf(text) {
  const names = new Set()
  walk(text, (node) => {
    if (typescript.isIdentifier(node) || typescript.isStringLiteralLike(node)) names.add(node.text)
  })
  return names
}

/** The names in the sources of a bundle, without those that only give what is read: the words and the icons. */
async function namesIn(esbuild, options) {
  const inputs = (await inputsOf(esbuild, options)).filter((path) => SOURCE.test(`/${path}`) && !GIVEN.test(path))
  const texts = await Promise.all(inputs.map((path) => readFile(path, 'utf8')))
  return new Set(texts.flatMap((text) => [...namesOf(text)]))
}

const GIVEN = /[\\/](locales[\\/]en|icons)\.ts$/

/**
 * The constant `name` without the entries that nobody can read: of the words, whole groups or the entries of a group.
 *
 * @param {string} text The source that has the constant.
 * @param {string} name
 * @param {ReadonlySet<string>} read What is read anywhere, by its own name.
 */
export function withoutUnread(text, name, read) {
  const edits = []
  const leaveOut = ({ properties }, depth) => {
    for (const entry of properties) {
      if (!read.has(entry.name.text)) edits.push([entry.pos, entry.end + (text[entry.end] === ',' ? 1 : 0), ''])
      else if (depth > 0 && typescript.isObjectLiteralExpression(entry.initializer))
        leaveOut(entry.initializer, depth - 1)
    }
  }
  walk(text, (node) => {
    if (typescript.isVariableDeclaration(node) && node.name.getText() === name) leaveOut(node.initializer, 1)
  })
  return withEdits(text, edits)
}

/**
 * Templates without what a parser of HTML does not need: lines and spaces within a tag, quotes around a plain word, and the
 * slash of an element that has no end.
 */
export function smallerTemplates(text) {
  const edits = []
  walk(text, (node) => {
    if (!typescript.isTaggedTemplateExpression(node) || !/^(html|svg)$/.test(node.tag.getText())) return
    const { template } = node
    const parts = typescript.isNoSubstitutionTemplateLiteral(template)
      ? [template]
      : [template.head, ...template.templateSpans.map(({ literal }) => literal)]
    // What stands in a part, without the marks around it: a backtick or a brace before it, a backtick or `${` after it.
    const spans = parts.map((part) => [part.getStart() + 1, part.getEnd() - (part.getText().endsWith('`') ? 1 : 2)])
    const whole = spans.map(([from, to]) => text.slice(from, to)).join(HOLE)
    const made = whole.replaceAll(/<[a-z/](?:[^<>"]|"[^"]*")*>/g, smallerTag).split(HOLE)
    edits.push(...spans.map(([from, to], index) => [from, to, made[index]]))
  })
  return withEdits(text, edits)
}

/** Stands for an expression; no template has this character, which nothing uses. */
const HOLE = '\uE000'

function smallerTag(tag) {
  return tag
    .replaceAll(/("[^"]*")|\s+/g, (_, quoted) => quoted ?? ' ')
    .replace(/ >$/, '>')
    .replaceAll(/="([^"\s'`=<>\uE000]+)"(?!\/)/g, '=$1')
    .replace(/^(<(?:img|input)\b.*?) ?\/>$/, '$1>')
}

/**
 * gzip finds again what it has seen in the last 32 KB, and a style sheet looks most like another: so they stand side by side.
 *
 * @type {import('esbuild').Plugin}
 */
export const sheetsFirst = {
  name: 'sheets first',
  setup({ esbuild, initialOptions, onLoad, onResolve, resolve }) {
    onResolve({ filter: /.*/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === 'plain') return
      if (kind === 'entry-point') return { path, namespace: 'sheets-first' }
      if (!/styles/.test(path)) return
      // Said to do something, or an import that nobody uses would be left out, and its place with it.
      return { ...(await resolve(path, { kind, resolveDir, pluginData: 'plain' })), sideEffects: true }
    })
    onLoad({ filter: /.*/, namespace: 'sheets-first' }, async ({ path }) => {
      // None that is not needed: what is said to do something is never left out.
      const sheets = (await inputsOf(esbuild, initialOptions)).filter((input) => /styles.*\.ts$/.test(input))
      const imports = sheets
        .sort()
        .map((sheet) => `import ${JSON.stringify(`./${sheet}`)}\n`)
        .join('')
      return { contents: `${imports}export * from ${JSON.stringify(path)}`, resolveDir: process.cwd() }
    })
  },
}

/** The files that come into a bundle, from the root: not those of which all is left out. */
async function inputsOf({ build }, { entryPoints, tsconfig }) {
  const { metafile } = await build({
    entryPoints,
    bundle: true,
    format: 'esm',
    plugins: [filesBeside],
    tsconfig,
    metafile: true,
    write: false,
    outdir: 'none',
    logLevel: 'silent',
  })
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path)
}

/**
 * Lit's style sheets, without what it does for browsers that know none made by script: those could not show the widget's colours
 * either.
 *
 * @type {import('esbuild').Plugin}
 */
export const modernSheets = {
  name: 'modern sheets',
  setup({ onLoad }) {
    const filter = /[\\/]@lit[\\/]reactive-element[\\/](.*[\\/])?css-tag\.js$/
    onLoad({ filter }, () => ({ contents: MODERN_SHEETS, loader: 'js' }))
  },
}

const MODERN_SHEETS = `
  export class CSSResult {
    constructor(cssText) { this.cssText = cssText }
    get styleSheet() {
      if (!this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText)
      return this.sheet
    }
    toString() { return this.cssText }
  }
  export const supportsAdoptingStyleSheets = true
  export const unsafeCSS = (text) => new CSSResult(String(text))
  export const css = (strings, ...values) => new CSSResult(String.raw({ raw: strings }, ...values))
  export const getCompatibleStyle = (style) => style
  export const adoptStyles = (root, styles) => {
    root.adoptedStyleSheets = styles.map((style) => style.styleSheet ?? style)
  }
`

/** The languages that have a file of their own: all but English. */
export function otherLanguages() {
  return readdirSync(join(root, 'packages/widget/src/locales'))
    .filter((file) => /^[a-z]{2,3}(-[a-z0-9]+)*\.ts$/i.test(file) && file !== 'en.ts')
    .map((file) => file.slice(0, -'.ts'.length))
}

/**
 * What is read when it is needed stays a file of its own: the languages in a folder beside what imports them, and the
 * elements of collections beside the one file.
 *
 * @type {import('esbuild').Plugin}
 */
export const filesBeside = {
  name: 'files beside',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/[a-z0-9-]+\.js$/i }, ({ path, importer, kind }) => {
      if (kind !== 'dynamic-import') return undefined
      if (/[\\/]locales[\\/]files\.ts$/.test(importer)) return { path: `./locales/${path.slice(2)}`, external: true }
      return /[\\/]one-file[\\/]/.test(importer) ? { path, external: true } : undefined
    })
  },
}

/**
 * Decorators cost a call each and the code that takes them: what Lit makes of `static properties` is the same.
 *
 * @param {string} text The source of a file that has one class with decorators, or none.
 */
export function withoutDecorators(text) {
  const properties = []
  const plain = text
    .replaceAll(
      /^( +)@(property|state)\((\{.*?\})?\)\s+((?:private |protected |override )*(\w+))/gm,
      (_, indent, kind, options, rest, name) => {
        properties.push(`${name}: ${kind === 'state' ? '{ state: true }' : (options ?? '{}')}`)
        return indent + rest
      },
    )
    .replaceAll(
      /^( +)@query\(('.*?')\)\s+(?:private |protected )?(\w+)!: (.+)$/gm,
      (_, indent, selector, name, type) => {
        return `${indent}private get ${name}(): ${type} { return this.renderRoot?.querySelector(${selector}) as ${type} }`
      },
    )
  if (plain === text) return text
  if (/^ +@\w+\(/m.test(plain))
    throw new Error(`There is a decorator that only the one-file build does not know: ${plain}`)
  const list = properties.length > 0 ? `\n  static override properties = { ${properties.join(', ')} }` : ''
  return plain
    .replace(/class \w+(<.*?>)? extends [^{]+\{/, (head) => head + list)
    .replace(/^import .*'lit\/decorators\.js'$/m, '')
}

/** What the minifier may shorten: see `markPrivate`. What begins like the second is Lit's, which agrees with itself alone. */
export const PRIVATE = /^_private_|^_\$/

/** With these the minifier makes fewer bytes after gzip. They hold where getters do nothing, as ours and Lit's do. */
export const COMPRESS = { passes: 3, pure_getters: true, keep_fargs: false, reduce_funcs: false, inline: 1 }

/** Marks a class's private members, where nothing but `this.name` speaks of them: neither a decorator nor a string. */
export function markPrivate(text) {
  const declared = [...text.matchAll(/^ +private (?:(?:static|readonly|async|get|set) )*(\w+)/gm)].map(
    ([, name]) => name,
  )
  return [...new Set(declared)].reduce((changed, name) => {
    const word = new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g')
    const known = new RegExp(`(?<![\\w$.])this\\.${name}(?![\\w$])|^ +private (?:\\w+ )*${name}(?![\\w$])`, 'gm')
    if (changed.match(word)?.length !== changed.match(known)?.length) return changed
    return changed.replaceAll(known, (place) => `${place.slice(0, -name.length)}_private_${name}`)
  }, text)
}

/** `--pg-…` are nobody's but the elements', of whatever version: so a short name is made of the long one, and of nothing else. */
export function shortenTokens(text) {
  return text.replaceAll(/--pg-[a-z0-9-]*[a-z0-9]/g, (name) => `--_${shortHash(name)}`)
}

const taken = new Map()

function shortHash(name) {
  const hash = Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 12), 16).toString(36).slice(-3)
  const other = taken.get(hash) ?? name
  if (other !== name) throw new Error(`${name} and ${other} come to the same short name: rename one.`)
  taken.set(hash, name)
  return hash
}
