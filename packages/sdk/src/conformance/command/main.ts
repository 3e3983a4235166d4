#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { chapters } from '../chapters/index.js'
import { ConformanceError, type ConformanceOptions, runConformance } from '../index.js'
import { MAX_IMAGES } from '../scenes.js'
import { createPrinter, listChecks } from './print.js'

const USAGE = `Tries the contract of PicGen Studio on a backend, and prints what holds.

  picgen-conformance URL [--token TOKEN] [--other-token TOKEN]

  --token TOKEN         a user of the backend; PICGEN_TOKEN does the same and shows in no list of processes
  --other-token TOKEN   a second user, to see that nobody sees what is another's; PICGEN_OTHER_TOKEN
  --origin ORIGIN       of the page that embeds the widget, to see that a browser lets it call
  --only ID             only this check or chapter, such as "files" or "messages.auto"; as often as needed
  --image-timeout S     how long one image may take, in seconds: 180
  --per-minute N        requests a minute: 480
  --strict              exit 1 where anything fails, not only what the widget needs
  --json                print the report as JSON
  --list                print the checks, and try nothing

It makes at most ${MAX_IMAGES} small images with the cheapest model, and deletes what it made.
Exit code: 0 the widget will work, 1 it will not, 2 nothing could be tried.
`

/** Bad arguments, or nothing to talk to. */
const NOTHING_TRIED = 2

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      token: { type: 'string' },
      'other-token': { type: 'string' },
      origin: { type: 'string' },
      only: { type: 'string', multiple: true },
      'image-timeout': { type: 'string' },
      'per-minute': { type: 'string' },
      strict: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments()
  const [baseUrl, ...more] = positionals
  if (values.list) {
    process.stdout.write(listChecks(chapters))
    return 0
  }
  if (values.help || baseUrl === undefined || more.length > 0) {
    process.stdout.write(USAGE)
    return values.help ? 0 : NOTHING_TRIED
  }
  const interruption = new AbortController()
  process.once('SIGINT', () => interruption.abort(new ConformanceError('Interrupted; what was made so far is left.')))
  const printer = createPrinter((text) => process.stdout.write(text), process.stdout.isTTY === true)
  const imageTimeoutS = numberOf(values['image-timeout'], 'image-timeout')
  const options: ConformanceOptions = {
    baseUrl,
    token: values.token ?? process.env['PICGEN_TOKEN'],
    otherToken: values['other-token'] ?? process.env['PICGEN_OTHER_TOKEN'],
    origin: values.origin,
    only: values.only,
    imageTimeoutMs: imageTimeoutS && imageTimeoutS * 1000,
    requestsPerMinute: numberOf(values['per-minute'], 'per-minute'),
    signal: interruption.signal,
    onResult: values.json ? undefined : printer.result,
  }
  const report = await runConformance(options)
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else printer.summary(report)
  return report.widgetWorks && !(values.strict && report.failed > 0) ? 0 : 1
}

function numberOf(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (Number.isFinite(number) && number > 0) return number
  throw new ConformanceError(`--${option} must be a number above zero.`)
}

/** Node says in one sentence what is wrong with an argument. */
function isForTheCaller(error: unknown): error is Error {
  if (error instanceof ConformanceError) return true
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(
      `${isForTheCaller(error) ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    )
    process.exitCode = NOTHING_TRIED
  },
)
