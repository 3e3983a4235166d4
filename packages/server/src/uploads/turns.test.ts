import { expect, test } from 'vitest'
import { createTurns } from './turns.js'

test('so many have their turn at once, the others in the order in which they came', async () => {
  const { take } = createTurns(2)
  const seen: string[] = []
  const [first, second] = await Promise.all([take('a'), take('a')])
  const third = take('a').then((end) => {
    seen.push('third')
    return end
  })
  const fourth = take('a').then((end) => {
    seen.push('fourth')
    return end
  })
  await (await take('b'))()
  expect(seen).toEqual([])
  first()
  first()
  const endThird = await third
  expect(seen).toEqual(['third'])
  second()
  endThird()
  ;(await fourth)()
  expect(seen).toEqual(['third', 'fourth'])
  await Promise.all([take('a'), take('a')])
})
