import { readFileSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

/** Where a package is built from and to; `tsup` runs at the root, once for all of them. */
const library = (name: string, entry: Record<string, string>, options: Options = {}): Options => ({
  name,
  entry,
  outDir: `packages/${name}/dist`,
  tsconfig: `packages/${name}/tsconfig.json`,
  format: 'esm',
  target: 'es2022',
  dts: true,
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

export default defineConfig([
  library('sdk', {
    index: 'packages/sdk/src/index.ts',
    contract: 'packages/sdk/src/contract/index.ts',
  }),
])
