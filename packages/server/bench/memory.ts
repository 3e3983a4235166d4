import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { MeasuredProcess, Memory } from './measured-process.js'

/** An event stream to open. */
export interface StreamTarget {
  path: string
  headers: Record<string, string>
}

/** So many are opened at once. */
const AT_ONCE = 20

/** A server that has just ended streams has freed them after so long, in milliseconds. */
const SETTLING_MS = 1000

/** Opens all of them, and resolves to what each takes of the server, in bytes. Each has had its first event by then. */
export async function memoryPerStream(server: MeasuredProcess, targets: readonly StreamTarget[]): Promise<Memory> {
  // What only the first streams need is not theirs.
  await close(await openAll(server.url, targets.slice(0, AT_ONCE)))
  await delay(SETTLING_MS)
  const before = await server.memory()
  const streams = await openAll(server.url, targets)
  await delay(SETTLING_MS)
  const after = await server.memory()
  if (streams.some(({ closed }) => closed)) throw new Error('A stream ended before all were measured')
  await close(streams)
  return {
    held: (after.held - before.held) / targets.length,
    resident: (after.resident - before.resident) / targets.length,
  }
}

async function openAll(url: string, targets: readonly StreamTarget[]): Promise<IncomingMessage[]> {
  const left = [...targets]
  const streams: IncomingMessage[] = []
  const openSome = async () => {
    for (let target = left.pop(); target; target = left.pop()) streams.push(await openStream(url, target))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, openSome))
  return streams
}

async function openStream(url: string, { path, headers }: StreamTarget): Promise<IncomingMessage> {
  const request = get(url + path, { agent: false, headers })
  const [response]: IncomingMessage[] = await once(request, 'response')
  if (response?.statusCode !== 200) throw new Error(`${path} was answered ${response?.statusCode}`)
  let text = ''
  response.setEncoding('utf8')
  while (!text.includes('event: ')) text += String(await once(response, 'data'))
  return response.resume()
}

async function close(streams: readonly IncomingMessage[]): Promise<void> {
  const closed = streams.map((stream) => once(stream, 'close'))
  for (const stream of streams) stream.destroy()
  await Promise.all(closed)
}
