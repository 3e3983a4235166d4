import type { ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { type Fault as Act, type Answer, write } from '../fake-studio.js'
import type { Fault } from './fault.js'

/** Held answers, by the name under which they are let go. */
export type Holds = Map<string, PromiseWithResolvers<void>>

/** What a described fault does on a server. */
export function perform(fault: Fault, holds: Holds): Act {
  switch (fault.does) {
    case 'say':
      return (response) => void response.writeHead(fault.status, fault.headers).end(fault.text)
    case 'change':
      return (response, answer) => {
        const before = answer()
        write(response, { ...before, body: Object.assign({}, before.body, fault.fields) })
      }
    case 'reset':
      return (response, answer) => {
        if (fault.after) answer()
        response.socket?.destroy()
      }
    case 'break-off':
      return (response, answer) => {
        const text = begin(response, answer())
        response.write(text.slice(0, text.length / 2), () => response.socket?.destroy())
      }
    case 'hold':
      return async (response, answer) => {
        const held = fault.acts === 'now' ? answer() : undefined
        await holdOf(holds, fault.name).promise
        write(response, held ?? answer())
      }
    case 'trickle':
      return async (response, answer) => {
        for (const byte of Buffer.from(begin(response, answer()))) {
          if (response.destroyed) return
          response.write(Buffer.of(byte))
          await setTimeout(fault.pauseMs)
        }
        response.end()
      }
    case 'stream':
      return (response) => writeStream(response, fault.pieces, fault.end)
  }
}

/** The hold of that name, made when it is first asked for. */
export function holdOf(holds: Holds, name: string): PromiseWithResolvers<void> {
  const hold = holds.get(name) ?? Promise.withResolvers<void>()
  holds.set(name, hold)
  return hold
}

function begin(response: ServerResponse, { status, body }: Answer): string {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  return text
}

async function writeStream(response: ServerResponse, pieces: string[], end: 'end' | 'open' | 'reset'): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
  for (const piece of pieces) await new Promise<void>((resolve) => response.write(piece, () => resolve()))
  if (end === 'end') response.end()
  if (end === 'reset') response.socket?.destroy()
}
