import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { writeLanguages } from './languages.mjs'
import { isMain, node, root, runQuietly } from './run.mjs'

/** In the order in which they need each other's `dist`. */
const PACKAGES = ['sdk', 'widget', 'server']
const SHARED = ['tsup.config.ts', 'scripts/smaller.mjs', 'tsconfig.base.json', 'pnpm-lock.yaml']
const NOT_INPUTS = new Set(['node_modules', 'dist', 'test', 'README.md', '.storybook', 'storybook-static'])
const stamps = join(root, 'node_modules/.cache/picgen-build')

/**
 * Builds the packages whose sources have changed since they were built.
 *
 * @param {{ quick?: boolean, onStep?: (step: string) => void }} [options] `quick` leaves out the type declarations.
 */
export async function build({ quick = false, onStep = () => {} } = {}) {
  await writeLanguages()
  const chain = createHash('sha256')
  for (const name of PACKAGES) {
    chain.update(await hashOf([...SHARED.map((path) => join(root, path)), join(root, 'packages', name)]))
    const hash = chain.copy().digest('hex')
    if (await isBuilt(name, hash, quick)) continue
    onStep(`Building ${name}`)
    await buildPackage(name, hash, quick)
  }
}

/** The stamp goes first and comes last, so that what a killed build left behind counts as not built. */
async function buildPackage(name, hash, quick) {
  await mkdir(stamps, { recursive: true })
  await rm(join(stamps, name), { force: true })
  await rm(join(root, 'packages', name, 'dist'), { recursive: true, force: true })
  const env = { PICGEN_PACKAGE: name, PICGEN_BUILD: quick ? 'quick' : 'full' }
  await runQuietly(`building ${name}`, [node, 'node_modules/tsup/dist/cli-default.js', '--silent'], { env })
  if (name === 'widget' && !quick) await describeElements()
  const files = await listFiles(join(root, 'packages', name, 'dist'))
  await writeFile(join(stamps, name), JSON.stringify({ hash, quick, files }))
}

/** The manifest from which editors and documentation know the widget's elements. */
async function describeElements() {
  const program = 'node_modules/@custom-elements-manifest/analyzer/cem.js'
  const command = [node, program, 'analyze', '--config', 'custom-elements-manifest.config.mjs']
  await runQuietly('describing the elements', command, { cwd: join(root, 'packages/widget') })
}

async function isBuilt(name, hash, quick) {
  const stamp = await readFile(join(stamps, name), 'utf8').then(JSON.parse, () => null)
  if (stamp === null || stamp.hash !== hash || (stamp.quick && !quick)) return false
  const present = await Promise.all(
    stamp.files.map((file) =>
      access(join(root, file)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return present.every(Boolean)
}

async function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of await listFiles(path))
      hash
        .update(file)
        .update('\0')
        .update(await readFile(join(root, file)))
  return hash.digest()
}

/** Paths from the root, in a fixed order. */
async function listFiles(path) {
  if ((await stat(path)).isFile()) return [relative(root, path)]
  const isDist = path.includes('dist')
  const entries = await readdir(path, { withFileTypes: true })
  const wanted = entries.filter(({ name }) => isDist || (!NOT_INPUTS.has(name) && !/\.(test|stories)\.ts$/.test(name)))
  const files = await Promise.all(wanted.map(({ name }) => listFiles(join(path, name))))
  return files.flat().sort()
}

if (isMain(import.meta.url)) {
  const quick = process.argv.includes('--quick')
  await build({ quick, onStep: (step) => console.log(step) }).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
