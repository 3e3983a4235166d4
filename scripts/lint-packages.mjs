// Packs what would be published, and checks what is in it: publint, attw, and what we promise besides.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNPM } from './install.mjs'
import { isMain, node, root, runQuietly, StepError } from './run.mjs'

/** Checks every package. The packages must have been built. Rejects with a `StepError` at the first that is not well made. */
export async function lintPackages() {
  const folder = await mkdtemp(join(tmpdir(), 'picgen-packages-'))
  try {
    for (const name of await readdir(join(root, 'packages'))) await lintPackage(name, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  await lintSdk()
}

async function lintPackage(name, folder) {
  const tarball = await pack(name, folder)
  const publint = ['node_modules/publint/src/cli.js', 'run', tarball, '--strict']
  const attw = ['node_modules/@arethetypeswrong/cli/dist/index.js', tarball, '--profile', 'esm-only', '--no-emoji']
  await runQuietly(`publint of ${name}`, [node, ...publint])
  await runQuietly(`attw of ${name}`, [node, ...attw])
}

/** As it would be published: only pnpm knows `workspace:` and `publishConfig`. */
async function pack(name, folder) {
  await runQuietly(`packing ${name}`, ['npx', '-y', PNPM, 'pack', '--pack-destination', folder], {
    cwd: join(root, 'packages', name),
    shell: process.platform === 'win32',
  })
  const file = (await readdir(folder)).find((each) => each.startsWith(`picgen-${name}-`))
  if (!file) throw new StepError(`packing ${name}`, 'There is no tarball.')
  return join(folder, file)
}

/** Zod is inside (docs/decisions/2026-11-22-zod-inside.md), its notice comes along, and every source map has its sources. */
async function lintSdk() {
  const complaints = []
  const dist = join(root, 'packages/sdk/dist')
  for (const file of (await readdir(dist)).filter((each) => !each.startsWith('contract-zod.'))) {
    const text = await readFile(join(dist, file), 'utf8')
    if (/\.(js|d\.ts)$/.test(file) && /(from|import\()\s*['"]zod/.test(text)) complaints.push(`${file} imports zod.`)
    if (file.endsWith('.d.ts') && /\bZod[A-Z]/.test(text)) complaints.push(`${file} speaks of zod.`)
    if (file.endsWith('.map') && !hasSources(JSON.parse(text))) complaints.push(`${file} lacks sources.`)
  }
  const notice = await readFile(join(root, 'packages/sdk/NOTICE.md'), 'utf8')
  const licence = await readFile(join(root, 'packages/sdk/node_modules/zod/LICENSE'), 'utf8')
  if (!notice.includes(licence.trim())) complaints.push('NOTICE.md lacks zod’s licence as it is installed.')
  if (complaints.length > 0) throw new StepError('what @picgen/sdk promises', complaints.join('\n'))
}

/** What only exports others again has no code of its own, and so no sources. */
function hasSources({ sources, sourcesContent, mappings }) {
  return sourcesContent?.length === sources.length && sourcesContent.every(Boolean) && (sources.length > 0 || !mappings)
}

if (isMain(import.meta.url)) {
  await lintPackages().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
