// What makes the one-file builds of the widget small: plugins for esbuild. `tsup.config.ts` uses them, and says with terser the rest.
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import typescript from 'typescript'
import { root } from './run.mjs'

const SOURCE = /[\\/]packages[\\/]widget[\\/]src[\\/].*\.ts$/

/**
 * Style sheets and templates stand in strings, which no minifier of scripts looks into; nor does one know what is private.
 *
 * @type {import('esbuild').Plugin}
 */
export const smallerSource = {
  name: 'smaller source',
  setup({ onLoad, esbuild }) {
    const minifySheet = async (sheet) => {
      const end = sheet.indexOf('`')
      if (sheet.slice(0, end).includes('${')) return sheet
      const { code } = await esbuild.transform(sheet.slice(0, end), { loader: 'css', minify: true })
      return code.trim() + sheet.slice(end)
    }
    onLoad({ filter: SOURCE }, async ({ path }) => {
      const [before, ...sheets] = withoutConstants(await readFile(path, 'utf8')).split('css`')
      const text = [before, ...(await Promise.all(sheets.map(minifySheet)))].join('css`')
      const plain = unindent(shortenTokens(markPrivate(withoutDecorators(text))))
      return { contents: smallerTemplates(plain), loader: 'ts' }
    })
  },
}

/**
 * gzip finds again what it has seen in the last 32 KB, and a style sheet looks most like another: so they stand side by side.
 *
 * @type {import('esbuild').Plugin}
 */
export const sheetsFirst = {
  name: 'sheets first',
  setup({ onLoad, onResolve, resolve, esbuild, initialOptions: { tsconfig, alias } }) {
    onResolve({ filter: /.*/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === 'plain') return
      if (kind === 'entry-point') return { path, namespace: 'sheets-first' }
      if (!/styles/.test(path)) return
      // Said to do something, or an import that nobody uses would be left out, and its place with it.
      return { ...(await resolve(path, { kind, resolveDir, pluginData: 'plain' })), sideEffects: true }
    })
    onLoad({ filter: /.*/, namespace: 'sheets-first' }, async ({ path }) => {
      const options = {
        bundle: true,
        format: 'esm',
        metafile: true,
        write: false,
        plugins: [filesBeside],
        tsconfig,
        alias,
      }
      const { metafile } = await esbuild.build({ ...options, entryPoints: [path] })
      const [output] = Object.values(metafile.outputs)
      const sheets = Object.keys(output.inputs).filter((file) => SOURCE.test(`/${file}`) && /styles/.test(file))
      const imports = sheets.sort().map((sheet) => `import ${JSON.stringify(`./${sheet}`)}\n`)
      return { contents: `${imports.join('')}export * from ${JSON.stringify(path)}`, resolveDir: process.cwd() }
    })
  },
}

/**
 * Lit without what it does for browsers that know no style sheets made by script (those could not show the widget's colours either),
 * for polyfills of shadow roots, for its own warnings, and for decorators, of which `withoutDecorators` leaves none.
 *
 * @param {string} policy The name of its Trusted Types policy: of two that a page loads, each needs its own.
 * @returns {import('esbuild').Plugin}
 */
export const modernLit = (policy) => ({
  name: 'modern Lit',
  setup({ onLoad }) {
    const filter = /[\\/]@lit[\\/]reactive-element[\\/](.*[\\/])?css-tag\.js$/
    onLoad({ filter }, () => ({ contents: MODERN_SHEETS, loader: 'js' }))
    onLoad({ filter: /[\\/](lit-html|reactive-element|lit-element)\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text
        .replaceAll(/\b\w\.(litHtml|litElement|reactiveElement)(Polyfill|Hydrate)Support\b/g, '(void 0)')
        .replaceAll(/\(\w\.(litHtml|litElement|reactiveElement)Versions\?\?=\[\]\)\.push\("[\d.]+"\)/g, '0')
        .replace(/Symbol\.metadata\?\?=Symbol\("metadata"\),\w\.litPropertyMetadata\?\?=new WeakMap;/, '')
        .replace(/const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?\}(?=this\._\$Eh=)/, '')
        .replace('createPolicy("lit-html"', `createPolicy(${JSON.stringify(policy)}`)
      return { contents, loader: 'js' }
    })
  },
})

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

/** What only the elements beside the one file have a use for, by the file that has it: words, and icons. */
export const ONLY_BESIDE = {
  'locales/en.ts': [
    ...['conversations', 'history', 'generate'],
    ...['continueCreation', 'moreActions', 'found', 'nothingFound', 'nothingFoundText', 'showAll'],
  ],
  'icons.ts': ['search', 'dots', 'trash'],
}

/**
 * Leaves out what only the elements beside the one file have a use for.
 *
 * @type {import('esbuild').Plugin}
 */
export const onlyOurOwn = {
  name: 'only our own',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]widget[\\/]src[\\/](locales[\\/]en|icons)\.ts$/ }, async ({ path }) => {
      const names = ONLY_BESIDE[path.endsWith('icons.ts') ? 'icons.ts' : 'locales/en.ts']
      const contents = names.reduce(withoutEntry, await readFile(path, 'utf8'))
      return { contents: smallerTemplates(unindent(contents)), loader: 'ts' }
    })
  },
}

/** An object's source without one of its entries: a line, or a group that ends with a brace below its name. */
function withoutEntry(text, name) {
  const shorter = text.replace(new RegExp(`^( +)${name}: (?:\\{\\n[^]*?^\\1\\}|.*),\\n`, 'm'), '')
  if (shorter === text) throw new Error(`There is nothing with the name ${name}.`)
  return shorter
}

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

/** What the minifier may shorten: what `markPrivate` marks, and what Lit has for itself. */
export const PRIVATE = /^_private_|^_\$/

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

/** Indentation is nothing to HTML, and to a script even less. */
export function unindent(text) {
  return text.replaceAll(/\n\s+/g, '\n')
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

/** `--pg-…` are nobody's but the elements': each is counted in the order of the alphabet. */
export function shortenTokens(text) {
  return text.replaceAll(TOKEN, (name) => `--pg-${tokens().indexOf(name).toString(36)}`)
}

/** A token that nothing gives another value, such as a space, is shorter as that value. */
export function withoutConstants(text) {
  return constants().reduce(
    (changed, [line, name, value]) => changed.replace(line, '').replaceAll(`var(${name})`, value),
    text,
  )
}

const TOKEN = /--pg-[a-z0-9-]*[a-z0-9]/g

const sources = once(() =>
  globSync('packages/widget/src/**/*.ts', { cwd: root })
    .filter((file) => !/\.(test|stories)\.ts$/.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n'),
)

const tokens = once(() => [...new Set(sources().match(TOKEN))].sort())

const constants = once(() => {
  const isSetOnce = (name) => sources().match(new RegExp(`${name}['"]?\\s*:`, 'g'))?.length === 1
  return [...sources().matchAll(/^ +(--pg-[\w-]+): (\w+);\n/gm)].filter(([, name]) => isSetOnce(name))
})

function once(make) {
  let made
  return () => {
    made ??= make()
    return made
  }
}
