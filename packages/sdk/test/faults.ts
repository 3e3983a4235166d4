import type { Answer, Fault } from './fake-studio.js'
import { problem, write } from './fake-studio.js'

/** Refuses, without doing what was asked. */
export const refuse =
  (status: number, code: string, headers?: Record<string, string>): Fault =>
  (response) =>
    write(response, problem(status, code, `Refused with ${code}.`, headers))

/** Breaks the connection before anything was done. */
export const reset: Fault = (response) => void response.socket?.destroy()

/** Does what was asked, and breaks the connection instead of saying so. */
export const resetAfterwards: Fault = (response, answer) => {
  answer()
  response.socket?.destroy()
}

/** Breaks the connection in the middle of the answer. */
export const breakOff: Fault = (response, answer) => {
  const text = JSON.stringify(answer().body)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length })
  response.write(text.slice(0, text.length / 2), () => response.socket?.destroy())
}

/** Answers with that text, and that it is of that type. */
export const say =
  (status: number, type: string, text: string): Fault =>
  (response) =>
    void response.writeHead(status, { 'content-type': type }).end(text)

/** Answers with something else. */
export const answerWith =
  (change: (answer: Answer) => Answer): Fault =>
  (response, answer) =>
    write(response, change(answer()))

/** Does what was asked at once, and keeps the answer back until it is let go. */
export function hold(): { fault: Fault; release: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const fault: Fault = async (response, answer) => {
    const held = answer()
    await promise
    write(response, held)
  }
  return { fault, release: resolve }
}

/** As `hold`, but what was asked is done only when it is let go. */
export function holdBack(): { fault: Fault; release: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const fault: Fault = async (response, answer) => {
    await promise
    write(response, answer())
  }
  return { fault, release: resolve }
}
