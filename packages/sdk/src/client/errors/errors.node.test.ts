import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import * as sdk from '../../index.js'
import { errorFromAnswer } from './error-from-answer.js'
import { readRetryAfter } from './retry-after.js'

const classes = [
  [sdk.InvalidRequestError, sdk.isInvalidRequestError],
  [sdk.UnprocessableError, sdk.isUnprocessableError],
  [sdk.AuthenticationError, sdk.isAuthenticationError],
  [sdk.PermissionError, sdk.isPermissionError],
  [sdk.InsufficientCreditsError, sdk.isInsufficientCreditsError],
  [sdk.NotFoundError, sdk.isNotFoundError],
  [sdk.ConflictError, sdk.isConflictError],
  [sdk.RateLimitError, sdk.isRateLimitError],
  [sdk.UnavailableError, sdk.isUnavailableError],
  [sdk.ServerError, sdk.isServerError],
  [sdk.ConnectionError, sdk.isConnectionError],
  [sdk.TimeoutError, sdk.isTimeoutError],
  [sdk.ResponseError, sdk.isResponseError],
] as const

describe('guards', () => {
  test.each(classes)('%o is known by its own guard and by no other', (Class, guard) => {
    const cause = new Error('below')
    const error = new Class('What happened.', { code: 'internal', cause })
    expect(error).toBeInstanceOf(sdk.PicGenError)
    expect(error).toMatchObject({ name: Class.name, message: 'What happened.', cause, fields: [] })
    expect(sdk.isPicGenError(error)).toBe(true)
    expect(classes.filter(([, other]) => other(error))).toEqual([[Class, guard]])
  })

  test('an error of another copy of the package, in another realm, is known too', () => {
    const elsewhere: unknown = runInNewContext(`
      const error = new Error('Not here.')
      error[Symbol.for('@picgen/sdk/error')] = true
      Object.assign(error, { kind: 'not_found', code: 'not_found' })
    `)
    expect(elsewhere instanceof Error).toBe(false)
    expect(sdk.isPicGenError(elsewhere)).toBe(true)
    expect(sdk.isNotFoundError(elsewhere)).toBe(true)
    expect(sdk.isConflictError(elsewhere)).toBe(false)
  })

  test.each([null, undefined, 'not_found', new Error('x'), { kind: 'not_found' }])('%o is none of ours', (other) => {
    expect(sdk.isPicGenError(other)).toBe(false)
    expect(sdk.isNotFoundError(other)).toBe(false)
    expect(sdk.isTransientError(other)).toBe(false)
  })
})

describe('an answer', () => {
  test.each([
    [400, 'invalid_request', 'InvalidRequestError'],
    [401, 'unauthenticated', 'AuthenticationError'],
    [402, 'insufficient_credits', 'InsufficientCreditsError'],
    [403, 'forbidden', 'PermissionError'],
    [404, 'not_found', 'NotFoundError'],
    [405, 'method_not_allowed', 'InvalidRequestError'],
    [409, 'image_not_ready', 'ConflictError'],
    [409, 'no_active_image', 'ConflictError'],
    [413, 'payload_too_large', 'InvalidRequestError'],
    [415, 'unsupported_media_type', 'InvalidRequestError'],
    [422, 'unknown_model', 'UnprocessableError'],
    [422, 'idempotency_key_reused', 'UnprocessableError'],
    [429, 'too_many_pending', 'RateLimitError'],
    [500, 'internal', 'ServerError'],
    [503, 'unavailable', 'UnavailableError'],
    [418, 'a_code_of_tomorrow', 'InvalidRequestError'],
  ])('of %i %s is a %s', (status, code, name) => {
    const fields = [{ path: 'content', message: 'must not be empty' }]
    const problem = {
      type: 'about:blank',
      title: 'T',
      status,
      detail: 'Do this.',
      code,
      request_id: 'r',
      errors: fields,
    }
    const headers = { 'retry-after': '2' }
    const error = errorFromAnswer('GET /x', new Response(null, { status, headers }), problem)
    expect(error).toMatchObject({
      name,
      code,
      status,
      message: 'Do this.',
      requestId: 'r',
      retryAfterMs: 2_000,
      fields,
    })
  })

  test.each([
    [301, 'ResponseError', 'unexpected_response'],
    [404, 'NotFoundError', 'not_found'],
    [409, 'ConflictError', 'unexpected_response'],
    [451, 'InvalidRequestError', 'invalid_request'],
    [502, 'UnavailableError', 'unavailable'],
    [599, 'ServerError', 'internal'],
  ])('of %i that is no problem of the contract is still a %s', (status, name, code) => {
    const response = new Response(null, { status, headers: { 'x-request-id': 'r' } })
    const error = errorFromAnswer('GET https://x.test', response, '<h1>?</h1>')
    expect(error).toMatchObject({ name, code, status, requestId: 'r' })
    expect(error.message).toContain('GET https://x.test answered')
  })
})

test('Retry-After is read in seconds and as a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z')
  expect(readRetryAfter('7', now)).toBe(7_000)
  expect(readRetryAfter('Thu, 01 Jan 2026 00:01:00 GMT', now)).toBe(60_000)
  expect(readRetryAfter('Wed, 31 Dec 2025 00:00:00 GMT', now)).toBe(0)
  expect(readRetryAfter('soon', now)).toBeUndefined()
  expect(readRetryAfter(' ', now)).toBeUndefined()
  expect(readRetryAfter(null, now)).toBeUndefined()
})

test('what may pass and what is final', () => {
  const transient = [
    new sdk.ConnectionError('', { code: 'connection_failed' }),
    new sdk.TimeoutError('', { code: 'timed_out' }),
    new sdk.RateLimitError('', { code: 'rate_limited' }),
    new sdk.UnavailableError('', { code: 'unavailable' }),
    new sdk.ServerError('', { code: 'internal' }),
    new sdk.AuthenticationError('', { code: 'token_unavailable' }),
  ]
  const final = [
    new sdk.TimeoutError('', { code: 'still_running' }),
    new sdk.AuthenticationError('', { code: 'unauthenticated' }),
    new sdk.NotFoundError('', { code: 'not_found' }),
    new sdk.ResponseError('', { code: 'unexpected_response' }),
  ]
  expect(transient.map(sdk.isTransientError)).toEqual(transient.map(() => true))
  expect(final.map(sdk.isTransientError)).toEqual(final.map(() => false))
})
