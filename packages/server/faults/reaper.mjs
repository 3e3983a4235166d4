// Waits until the run that started it is gone, and then stops the PostgreSQL and removes the folder it left behind.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const folder = process.argv[2]

process.stdin.resume()
process.stdin.once('end', async () => {
  const file = await readFile(join(folder, 'data/postmaster.pid'), 'utf8').catch(() => null)
  const pid = Number(file?.split('\n', 1)[0])
  const deadline = Date.now() + 10_000
  for (let signal = 'SIGINT'; pid > 0 && tell(pid, signal) && Date.now() < deadline; signal = 0) await delay(50)
  await rm(folder, { recursive: true, force: true })
})

function tell(pid, signal) {
  try {
    return process.kill(pid, signal)
  } catch {
    return false // It is gone, which is what was wanted.
  }
}
