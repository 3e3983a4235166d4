// `npm run openapi` writes packages/server/openapi.json: the document of the API, from the server's routes and schemas.
import { join } from 'node:path'
import { build } from './build.mjs'
import { node, root, runQuietly } from './run.mjs'

await build()
const command = [node, '--import', 'tsx', 'scripts/openapi.ts']
await runQuietly('writing the OpenAPI document', command, { cwd: join(root, 'packages/server') }).catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
