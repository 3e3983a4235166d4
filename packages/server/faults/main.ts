import { runFaults } from './run-faults.js'

/*
 * `npm run test:faults`: breaks a Studio of two APIs and two workers FAULTS times (50 unless told) while people send
 * messages, and says what came of it. SEED repeats the choice of an earlier run, FAULT takes one kind only.
 */

const begin = Date.now()
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 32))
const count = Number(process.env['FAULTS'] ?? 50)
const say = (line: string) => console.log(`${((Date.now() - begin) / 1000).toFixed(1).padStart(6)} s  ${line}`)

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

const only = process.env['FAULT']
const wanted = only ? Array.from({ length: count }, () => only) : count
const report = await runFaults({ faults: wanted, seed, say, signal: stopping.signal })
for (const line of [...report.lost, ...report.stuck, ...report.chargedTwice]) console.log(line)
console.log(`${report.promised} messages promised: ${report.completed} images completed, ${report.failed} failed`)
console.log(`lost ${report.lost.length}, stuck ${report.stuck.length}, charged twice ${report.chargedTwice.length}`)
console.log(`broken otherwise: ${report.broken.length}`)
const isFine = [report.lost, report.stuck, report.chargedTwice, report.broken].every((list) => list.length === 0)
process.exitCode = isFine ? 0 : 1
