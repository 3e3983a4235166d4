// A process of its own with an embedded PostgreSQL, for tests that kill it: `node run-embedded.mjs DATA_FOLDER`.
import { registerHooks } from 'node:module'

// Node runs TypeScript by leaving the types out, but does not look for `x.ts` where `x.js` is imported.
registerHooks({
  resolve(specifier, context, next) {
    const isSource = specifier.startsWith('.') && context.parentURL?.endsWith('.ts')
    return next(isSource ? specifier.replace(/\.js$/, '.ts') : specifier, context)
  },
})

const { startEmbeddedPostgres } = await import('../src/database/embedded.ts')
const { url, pid } = await startEmbeddedPostgres({ dataDirectory: process.argv[2], settings: ['fsync=off'] })
process.send({ url, pid })
