// `npm run docs:api` writes the SDK's API reference to docs/api, out of the JSDoc in its sources.
import { isMain, node, runQuietly } from './run.mjs'

/**
 * Whatever is public and undocumented, and every link that leads nowhere, fails it.
 *
 * @param {{ write?: boolean }} [options] without `write` it is only checked
 */
export async function apiReference({ write = false } = {}) {
  const typedoc = ['node_modules/typedoc/bin/typedoc', '--options', 'packages/sdk/typedoc.json']
  const options = write ? [] : ['--emit', 'none']
  await runQuietly('the API reference', [node, ...typedoc, ...options])
}

if (isMain(import.meta.url)) {
  await apiReference({ write: true }).then(
    () => console.log('docs/api/index.html'),
    (error) => {
      console.error(error.message)
      process.exitCode = 1
    },
  )
}
