import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isMain, node, root, runQuietly } from './run.mjs'

const FOLDERS = ['packages', 'examples']
const MORE = ['e2e', 'packages/server/studio', 'packages/widget/.storybook']

/** Checks every `tsconfig*.json` of the packages, the examples and the tests beside them. The packages must have been built. */
export async function typecheck() {
  const below = await Promise.all(FOLDERS.map(async (folder) => (await list(folder)).map((name) => join(folder, name))))
  const projects = await Promise.all([...below.flat(), ...MORE].map(tsconfigs))
  await Promise.all(
    projects
      .flat()
      .map((project) =>
        runQuietly(`checking the types of ${project}`, [node, 'node_modules/typescript/bin/tsc', '-p', project]),
      ),
  )
}

async function tsconfigs(folder) {
  return (await list(folder)).filter((name) => /^tsconfig.*\.json$/.test(name)).map((name) => join(folder, name))
}

async function list(folder) {
  return readdir(join(root, folder)).catch((error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
}

if (isMain(import.meta.url)) {
  await typecheck().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
