/** Writes `openapi.json` from the server's routes and the contract's schemas: `npm run openapi`. A test says when it is old. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildDocument } from './openapi/document.js'

writeFileSync(join(import.meta.dirname, '../openapi.json'), `${JSON.stringify(await buildDocument(), null, 2)}\n`)
