import { vi } from 'vitest'
import { createCallingFetch } from './calling-fetch.js'
import type { CallingOptions } from './options.js'
import { type AnswerRequest, sendJson } from './test-servers.js'

const QUICK = { attempts: 4, firstDelayMs: 1, maximumDelayMs: 4 }

/** The `fetch` under test, for a provider at this address: it is quick to send again, and has a minute. */
export function fetchFor(baseUrl: string, options: Partial<CallingOptions> = {}): typeof fetch {
  return createCallingFetch({
    providerName: 'Example',
    baseUrl,
    signal: new AbortController().signal,
    deadlineAt: Date.now() + 60_000,
    retry: QUICK,
    ...options,
  })
}

/** What is told of spending. */
export function hooks() {
  return { onSpend: vi.fn(() => Promise.resolve()), onRefused: vi.fn(() => Promise.resolve()) }
}

/** Answers each request with the next of these, the last one from then on. */
export function inTurn(...answers: AnswerRequest[]): AnswerRequest {
  return (response, request, number) => answers[Math.min(number, answers.length - 1)]?.(response, request, number)
}

/** Answers well. */
export const ok: AnswerRequest = (response) => sendJson(response, 200, { fine: true })

/** Answers with this status. */
export const fails =
  (status: number, headers: Record<string, string> = {}, body: unknown = { error: 'Not now.' }): AnswerRequest =>
  (response) =>
    sendJson(response, status, body, headers)

/** Breaks the connection off. */
export const resets: AnswerRequest = (response) => response.socket?.resetAndDestroy()

/** A request that may cost something. */
export const post: RequestInit = {
  method: 'POST',
  body: '{"prompt":"a cat"}',
  headers: { 'content-type': 'application/json' },
}
