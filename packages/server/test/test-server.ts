import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../src/database/embedded.js'

/** A PostgreSQL for tests: its data may be lost at any moment. */
export interface TestServer {
  url: string
  stop(): Promise<void>
}

/** Nothing here outlives the run, so nothing needs to survive a power cut. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

/** The server that `TEST_DATABASE_URL` names, else an embedded one in a temporary folder. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { url: given, stop: async () => undefined }
  const directory = await mkdtemp(join(tmpdir(), 'picgen-test-'))
  await chmod(directory, 0o711)
  const embedded = await startEmbeddedPostgres({ dataDirectory: directory, settings: FAST }).catch(async (error) => {
    await rm(directory, { recursive: true, force: true })
    throw error
  })
  const reaper = startReaper(embedded.pid, directory)
  const stop = async () => {
    await embedded.stop()
    await rm(directory, { recursive: true, force: true })
    await reaper.finish()
  }
  return { url: embedded.url, stop }
}

/** A process that outlives a killed test run for a moment: its input ends with ours, and then it cleans up. */
function startReaper(pid: number, directory: string): { finish(): Promise<void> } {
  const script = join(import.meta.dirname, 'reaper.mjs')
  const child = spawn(process.execPath, [script, String(pid), directory], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  child.unref()
  const exit = once(child, 'exit')
  return {
    finish: async () => {
      child.stdin.end()
      await exit
    },
  }
}
