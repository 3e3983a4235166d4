import { expect, expectTypeOf, test } from 'vitest'
import * as everything from './index.js'
import * as offered from './public.js'
import type { SendMessage } from './types.js'

test('whoever writes a server is offered all of the contract', () => {
  expect({ ...offered }).toEqual({ ...everything })
})

test('a schema says what a value is, or what is wrong with it and where', () => {
  expect(offered.sendMessageSchema.parse({ content: ' a cat ' })).toEqual({ content: 'a cat' })
  const refused = offered.sendMessageSchema.safeParse({ content: '' })
  expect(refused.success ? [] : refused.error.issues.map(({ path, message }) => [path, message])).toEqual([
    [['content'], 'must not be empty'],
  ])
})

test('a schema is a Standard Schema', async () => {
  const { version, validate } = offered.sendMessageSchema['~standard']
  expect(version).toBe(1)
  expect(await validate({ content: 'a cat' })).toEqual({ value: { content: 'a cat' } })
  const refused = await validate({ content: 1 })
  expect(refused.issues?.map(({ path }) => path)).toEqual([['content']])
  const read = offered.sendMessageSchema.parse({ content: 'a cat' })
  expectTypeOf(read).toEqualTypeOf<SendMessage>()
})
