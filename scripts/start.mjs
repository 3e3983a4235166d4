// `npm start`: installs and builds what is missing, and then runs the `picgen` command on the Node that the install brought.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { node, root } from './run.mjs'

const say = (step) => console.log(`${step}…`)

try {
  await install(say)
  await build({ quick: true, onStep: say })
  run()
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

/**
 * The server gets a process group of its own: a Ctrl-C reaches this process from the terminal and once more from npm, and
 * is handed on once. It stops by itself when this process is gone, by the channel between them.
 */
function run() {
  const child = spawn(node, ['--enable-source-maps', 'packages/server/dist/main.js'], {
    cwd: root,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let lastAsked = 0
  const hand = (signal) => {
    const isEcho = Date.now() - lastAsked < 500
    lastAsked = Date.now()
    if (!isEcho) child.kill(signal)
  }
  process.on('SIGINT', hand)
  process.on('SIGTERM', hand)
  const watch = setInterval(() => {
    if (ancestors() !== family) hand('SIGTERM')
  }, 250)
  const family = ancestors()
  child.once('error', (error) => {
    clearInterval(watch)
    console.error(`The Studio can't be started: ${error.message}`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    clearInterval(watch)
    process.exitCode = code ?? 1
    if (signal !== null && lastAsked === 0) console.error(`The Studio was ended by ${signal}: start it again.`)
  })
}

/** Who started this: npm, and the shell that npm uses. When one of them is killed, there is nobody left to stop the Studio. */
function ancestors() {
  if (process.env.npm_lifecycle_event === undefined) return ''
  try {
    // In /proc/PID/stat the parent stands second after the name, which ends with the last bracket.
    const stat = readFileSync(join('/proc', String(process.ppid), 'stat'), 'utf8')
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2]}`
  } catch {
    return String(process.ppid) // Only Linux tells of grandparents this cheaply.
  }
}
