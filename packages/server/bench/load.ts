import { Agent, request } from 'node:http'

/** One request to send over and over. */
export interface LoadTarget {
  url: string
  /** What the next request is; called for each. */
  next(): { path: string; headers: Record<string, string>; body: string }
}

const CONNECTIONS = 16

/** Sends over 16 connections for so long; resolves to how many a second were accepted. Rejects when one is not. */
export async function sendsPerSecond({ url, next }: LoadTarget, milliseconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const { hostname, port } = new URL(url)
  const begin = performance.now()
  let accepted = 0
  const send = () =>
    new Promise<void>((resolve, reject) => {
      const { path, headers, body } = next()
      const sent = request({ hostname, port, path, method: 'POST', headers, agent }, (answer) => {
        answer.resume().once('end', () => {
          if (answer.statusCode !== 202) return reject(new Error(`${path} was answered ${answer.statusCode}`))
          accepted += 1
          resolve()
        })
      })
      sent.once('error', reject)
      sent.end(body)
    })
  const keepSending = async () => {
    while (performance.now() - begin < milliseconds) await send()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, keepSending))
  const perSecond = (accepted / (performance.now() - begin)) * 1000
  agent.destroy()
  return perSecond
}
