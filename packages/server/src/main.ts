#!/usr/bin/env node
import { complain } from './commands/complain.js'
import { runPicgen } from './commands/picgen.js'

/* The `picgen` command. */

try {
  await runPicgen(process.argv.slice(2))
} catch (error) {
  complain(error)
}
