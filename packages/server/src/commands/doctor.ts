import { command, say } from './command.js'
import { checkHealth, type Finding } from './doctor-checks.js'

const MARKS = { right: '✓', note: '–', wrong: '✗' }

export const doctor = command({
  name: 'doctor',
  description: 'Check everything that the Studio needs, and say what is right and what is wrong',
  async run() {
    let wrong = 0
    for await (const { verdict, sentence } of checkHealth(process.env)) {
      say(`${MARKS[verdict]} ${sentence}`)
      if (verdict === 'wrong') wrong += 1
    }
    say(summaryOf(wrong))
    if (wrong > 0) process.exitCode = 1
  },
})

function summaryOf(wrong: number): string {
  if (wrong === 0) return 'Everything is all right.'
  return wrong === 1 ? 'One thing is wrong.' : `${wrong} things are wrong.`
}

export type { Finding }
