import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { defineConfig, type Options } from 'tsup'
import { otherLanguages } from './scripts/languages.mjs'
import { filesBeside, modernLit, onlyOurOwn, PRIVATE, sheetsFirst, smallerSource } from './scripts/smaller.mjs'

/** `npm start` needs no type declarations, and they take most of the time. */
const isQuick = process.env['PICGEN_BUILD'] === 'quick'
/** What another needs built comes first: `scripts/build.mjs` builds one package after the other. */
const onlyPackage = process.env['PICGEN_PACKAGE']

/** Where a package is built from and to; `tsup` runs at the root, once for all of them. */
const library = (name: string, entry: Record<string, string>, options: Options = {}): Options => ({
  name,
  entry,
  outDir: `packages/${name}/dist`,
  tsconfig: `packages/${name}/tsconfig.json`,
  format: 'esm',
  target: 'es2022',
  dts: !isQuick,
  sourcemap: true,
  clean: true,
  external: dependenciesOf(name),
  ...options,
})

/** tsup leaves out what the nearest package.json names, and that is the root's: so each package's own are named here. */
function dependenciesOf(name: string): string[] {
  const manifest: { dependencies?: Record<string, string> } = JSON.parse(
    readFileSync(`packages/${name}/package.json`, 'utf8'),
  )
  return Object.keys(manifest.dependencies ?? {}).flatMap((dependency) => [dependency, `${dependency}/*`])
}

function isNot(name: string): (dependency: string) => boolean {
  return (dependency) => dependency !== name && dependency !== `${name}/*`
}

const languages = otherLanguages()

/** As small as can be. esbuild first, since terser finds more in what it has made. */
const minified: Options = {
  minify: 'terser',
  minifySyntax: true,
  minifyIdentifiers: true,
  minifyWhitespace: true,
  terserOptions: {
    ecma: 2020,
    // What is used once or twice is smaller where it stands, to gzip at least. No getter of ours does anything but give.
    compress: { passes: 3, inline: 1, reduce_funcs: false, keep_fargs: false, pure_getters: true },
    mangle: { properties: { regex: PRIVATE } },
    format: { comments: false },
  },
}

/** For a browser, without a build of its own. It shares its folder with others, which therefore must not clean it. */
const forPages = (name: string, entry: Record<string, string>, options: Options): Options => ({
  name,
  entry,
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  tsconfig: 'packages/widget/tsconfig.json',
  sourcemap: false,
  splitting: false,
  clean: false,
  noExternal: [/.*/],
  ...minified,
  ...options,
})

/** One file with everything inside but the other languages. */
const oneFile = (name: string, policy: string, plugins: Options['esbuildPlugins'] = []): Options =>
  forPages(
    name,
    { [name]: `packages/widget/src/one-file/${name}.ts` },
    {
      outDir: 'packages/widget/dist',
      esbuildPlugins: [filesBeside, modernLit(policy), sheetsFirst, ...plugins, smallerSource],
    },
  )

/** The languages other than English, each in a file in `locales/` beside what imports it. */
const languageFiles = (name: string, outDir: string): Options[] =>
  languages.length === 0
    ? []
    : [
        forPages(
          name,
          Object.fromEntries(languages.map((tag) => [`locales/${tag}`, `packages/widget/src/locales/${tag}.ts`])),
          { outDir },
        ),
      ]

/** Writes `custom-elements.json`, from which editors and documentation know the widget's elements. */
async function describeElements() {
  const analyzer = 'node_modules/@custom-elements-manifest/analyzer/cem.js'
  const options = ['analyze', '--quiet', '--config', 'custom-elements-manifest.config.mjs']
  await promisify(execFile)(process.execPath, [analyzer, ...options], { cwd: 'packages/widget' })
}

const sdkEntries = {
  index: 'packages/sdk/src/index.ts',
  contract: 'packages/sdk/src/contract/public.ts',
  server: 'packages/sdk/src/server/index.ts',
  conformance: 'packages/sdk/src/conformance/index.ts',
}

/**
 * Nobody imports a command, so it has no types. Two builds write to one folder, and cleaning would take the other's types
 * away: `scripts/build.mjs` has emptied it.
 */
const sdkOptions: Options = { dts: isQuick ? false : { entry: sdkEntries }, clean: false }

const studioPages: Options = {
  outDir: 'packages/server/dist/studio',
  // The widget's source, so that this needs no build of it first.
  esbuildOptions: (options) => {
    options.alias = { '@picgen/widget/define': './packages/widget/src/define.ts' }
  },
}

const builds: Options[] = [
  library('sdk', { ...sdkEntries, 'picgen-conformance': 'packages/sdk/src/conformance/command/main.ts' }, sdkOptions),
  // For the server alone, which takes it inside: docs/decisions/2026-11-22-zod-inside.md.
  library(
    'sdk',
    { 'contract-zod': 'packages/sdk/src/contract/index.ts' },
    { clean: false, external: ['zod', 'zod/*'] },
  ),
  library(
    'widget',
    {
      index: 'packages/widget/src/index.ts',
      define: 'packages/widget/src/define.ts',
    },
    {
      platform: 'browser',
      clean: ['!picgen-studio.js', '!picgen-collections.js', '!locales/**'],
      esbuildPlugins: [filesBeside],
      ...(isQuick ? {} : { onSuccess: describeElements }),
    },
  ),
  oneFile('picgen-studio', 'lit-html', [onlyOurOwn]),
  oneFile('picgen-collections', 'picgen-collections'),
  ...languageFiles('languages', 'packages/widget/dist'),
  library(
    'server',
    { index: 'packages/server/src/index.ts', main: 'packages/server/src/main.ts' },
    {
      target: 'node22',
      clean: ['!studio/**'],
      // The driver is patched, and a patch goes no further than this repository: so it is inside. So is the contract in zod.
      external: dependenciesOf('server').filter(isNot('postgres')),
      noExternal: ['@picgen/sdk/contract/zod'],
    },
  ),
  ...languageFiles('studio-languages', 'packages/server/dist/studio'),
  forPages(
    'studio-pages',
    { studio: 'packages/server/studio/studio.ts', embed: 'packages/server/studio/embed.ts' },
    { ...studioPages, splitting: true, esbuildPlugins: [filesBeside], publicDir: 'packages/server/studio/public' },
  ),
  // Not a module, so that it runs before anything is painted.
  forPages(
    'studio-boot',
    { boot: 'packages/server/studio/boot.ts' },
    {
      ...studioPages,
      format: 'iife',
      outExtension: () => ({ js: '.js' }),
    },
  ),
]

export default defineConfig(
  builds.filter(({ outDir }) => onlyPackage === undefined || outDir?.startsWith(`packages/${onlyPackage}/`)),
)
