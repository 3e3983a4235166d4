import type { StandInProblem } from './stand-in.js'

/** Thrown where the contract answers with a problem. */
export class Refusal extends Error {
  constructor(readonly problem: StandInProblem) {
    super(problem.detail)
  }
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  402: 'Payment required',
  404: 'Not found',
  409: 'Conflict',
}

export function refuse(status: number, code: StandInProblem['code'], detail: string): never {
  throw new Refusal({ status, code, detail })
}

export function notFound(what: string): never {
  refuse(404, 'not_found', `There is no such ${what}, or it belongs to somebody else.`)
}

/** The problem as it is answered. */
export function problemResponse({ status, code, detail, retryAfter }: StandInProblem): Response {
  const body = { type: 'about:blank', title: TITLES[status] ?? code, status, code, detail, request_id: 'stand-in' }
  const headers = new Headers({ 'content-type': 'application/problem+json' })
  if (retryAfter !== undefined) headers.set('retry-after', `${retryAfter}`)
  return new Response(JSON.stringify(body), { status, headers })
}
