import { createHash } from 'node:crypto'
import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { node, root, runQuietly } from './run.mjs'

/** Pinned here: a `packageManager` field would make pnpm lock itself, with a download of its own for every platform. */
export const PNPM = 'pnpm@12.21.0'
const stamp = join(root, 'node_modules/.picgen-install')

/**
 * Installs the dependencies where the lock file or a manifest has changed since it was done; otherwise it touches no network.
 *
 * @param {(step: string) => void} onStep
 */
export async function install(onStep) {
  const wanted = await fingerprint()
  if ((await readFile(stamp, 'utf8').catch(() => null)) === wanted && (await isThere(node))) return
  onStep('Installing the dependencies (a minute or two at first)')
  await rm(stamp, { force: true })
  await runQuietly('installing the dependencies', ['npx', '-y', PNPM, 'install', '--frozen-lockfile'], {
    // Nobody can be asked anything here, and what builds the Studio is a development dependency.
    env: { CI: 'true', NODE_ENV: 'development' },
    shell: process.platform === 'win32',
  })
  await writeFile(stamp, wanted)
}

/** Of all that decides what an install brings, the machine included: a folder may have been copied from another. */
async function fingerprint() {
  const workspaces = await Promise.all(['packages', 'examples'].map(listPackages))
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'e2e/package.json', ...workspaces.flat()]
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const file of files) hash.update(file).update(await readFile(join(root, file)))
  return hash.digest('hex')
}

async function listPackages(folder) {
  const names = await readdir(join(root, folder)).catch(() => [])
  const manifests = names.sort().map((name) => join(folder, name, 'package.json'))
  const present = await Promise.all(manifests.map((file) => isThere(join(root, file))))
  return manifests.filter((_, index) => present[index])
}

async function isThere(path) {
  return access(path).then(
    () => true,
    () => false,
  )
}
