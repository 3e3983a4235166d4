import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLogger } from './logger.js'

function logOf(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let lines = ''
  const destination = new Writable({
    write(chunk, _, done) {
      lines += chunk
      done()
    },
  })
  write(createLogger('info', destination))
  return lines
}

test('an error is logged without what the database or a provider was given', () => {
  const error = Object.assign(new Error('new row violates check constraint'), {
    code: '23514',
    detail: 'Failing row contains (a secret prompt).',
    requestBodyValues: { prompt: 'a secret prompt' },
  })
  const line = logOf((logger) => logger.error({ err: error }, 'request failed'))
  expect(line).not.toContain('secret prompt')
  expect(JSON.parse(line).err).toMatchObject({ type: 'Error', code: '23514', message: error.message })
})

test('a request is logged without its query and headers', () => {
  const req = {
    method: 'GET',
    url: '/files/a/b.png?expires=1&signature=abc',
    host: 'studio.example',
    headers: { authorization: 'Bearer abc' },
  }
  const line = logOf((logger) => logger.info({ req }))
  expect(JSON.parse(line).req).toEqual({ method: 'GET', url: '/files/a/b.png', host: 'studio.example' })
})
