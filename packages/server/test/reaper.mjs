// Waits until the test run that started it is gone, and then stops the PostgreSQL and removes the folder it left behind.
import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

const [pid, directory] = [Number(process.argv[2]), process.argv[3]]

process.stdin.resume()
process.stdin.once('end', async () => {
  const deadline = Date.now() + 10_000
  for (let signal = 'SIGINT'; tell(signal) && Date.now() < deadline; signal = 0) await delay(50)
  await rm(directory, { recursive: true, force: true })
})

function tell(signal) {
  try {
    return process.kill(pid, signal)
  } catch {
    return false // It is gone, which is what was wanted.
  }
}
