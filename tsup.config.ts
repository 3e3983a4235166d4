import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { defineConfig, type Options } from 'tsup'

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

type BuildPlugin = NonNullable<Options['esbuildPlugins']>[number]

/** Style sheets and templates stand in strings, which no minifier of scripts looks into. */
const smallTemplates: BuildPlugin = {
  name: 'small templates',
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /[\\/]packages[\\/]widget[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const [before = '', ...sheets] = (await readFile(path, 'utf8')).split('css`')
      const parts = sheets.map(async (sheet) => {
        const end = sheet.indexOf('`')
        if (sheet.slice(0, end).includes('${')) return sheet
        const { code } = await esbuild.transform(sheet.slice(0, end), { loader: 'css', minify: true })
        return code.trim() + sheet.slice(end)
      })
      const contents = [before, ...(await Promise.all(parts))].join('css`')
      // Indentation is nothing to HTML, and to a script even less.
      return { contents: contents.replaceAll(/\n\s+/g, '\n'), loader: 'ts' }
    })
  },
}

/** The one file has English inside. A page in another language loads that from beside it. */
const languagesBeside: BuildPlugin = {
  name: 'languages beside',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\// }, ({ kind, path, importer }) => {
      const isLanguage = kind === 'dynamic-import' && /[\\/]locales[\\/]files\.ts$/.test(importer)
      return isLanguage ? { path: path.replace('./', './languages/'), external: true } : undefined
    })
  },
}

const languages = Object.fromEntries(
  readdirSync('packages/widget/src/locales')
    .filter((name) => /^(?!en\.)[a-z]{2,3}(-\w+)*\.ts$/.test(name))
    .map((name) => [`languages/${name.replace('.ts', '')}`, `packages/widget/src/locales/${name}`]),
)

/** One file for a browser with everything inside. It shares its folder with a library, which therefore must not clean it. */
const bundle = (name: string, entry: Record<string, string>, options: Options): Options => ({
  name,
  entry,
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  minify: true,
  sourcemap: false,
  splitting: false,
  clean: false,
  noExternal: [/.*/],
  esbuildPlugins: [smallTemplates],
  ...options,
})

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
      clean: ['!picgen-studio.js', '!languages/**'],
      ...(isQuick ? {} : { onSuccess: describeElements }),
    },
  ),
  bundle(
    'picgen-studio',
    { 'picgen-studio': 'packages/widget/src/define.ts' },
    {
      outDir: 'packages/widget/dist',
      tsconfig: 'packages/widget/tsconfig.json',
      esbuildPlugins: [smallTemplates, languagesBeside],
    },
  ),
  bundle('languages', languages, { outDir: 'packages/widget/dist', tsconfig: 'packages/widget/tsconfig.json' }),
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
  bundle(
    'studio-page',
    { studio: 'packages/server/studio/studio.ts' },
    {
      outDir: 'packages/server/dist/studio',
      tsconfig: 'packages/widget/tsconfig.json',
      // The widget's source, so that this needs no build of it first.
      esbuildOptions: (options) => {
        options.alias = { '@picgen/widget/define': './packages/widget/src/define.ts' }
      },
      publicDir: 'packages/server/studio/public',
    },
  ),
]

export default defineConfig(
  builds.filter(({ outDir }) => onlyPackage === undefined || outDir?.startsWith(`packages/${onlyPackage}/`)),
)
