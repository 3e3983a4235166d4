import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ProblemError } from '../http/problems.js'
import { readForm } from './multipart.js'

const TYPE = 'multipart/form-data; boundary=edge'

/** Text in which each character is a byte. */
const bytesOf = (text: string) => Buffer.from(text, 'latin1')

const part = (headers: string, content: string) => `--edge\r\n${headers}\r\n\r\n${content}\r\n`
const file = part('Content-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png', 'PIXELS')
const whole = `${file}--edge--\r\n`

/** What comes of a form that arrives in these pieces: its file as text, or the code that it is refused with. */
async function read(pieces: readonly Buffer[], contentType = TYPE): Promise<string> {
  try {
    return (await readForm(Readable.from(pieces), contentType)).toString('latin1')
  } catch (error) {
    if (error instanceof ProblemError) return error.code
    throw error
  }
}

describe('a form', () => {
  test('is read in whatever pieces it comes', async () => {
    const bytes = bytesOf(whole)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
        const pieces = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge))
        expect(await read(pieces.filter(({ length }) => length > 0))).toBe('PIXELS')
      }),
    )
  })

  test.each([
    [
      'a charset that nobody knows',
      part('Content-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=bogus', 'x'),
    ],
    ['a name in a charset that nobody knows', part("Content-Disposition: form-data; name*=bogus'en'%ff", 'x')],
    ['a name that breaks off', part("Content-Disposition: form-data; name*=utf-8''%e2%82", 'x')],
    ['a name with a line break', part('Content-Disposition: form-data; name="a\\\r\nb"', 'x')],
    ['a file name of bad escapes', part('Content-Disposition: form-data; name="file2"; filename*=utf-8\'\'%zz%', 'x')],
    ['a disposition of nothing', part('Content-Disposition:', 'x')],
    ['a disposition of another kind', part('Content-Disposition: attachment; name="file"; filename="a"', 'x')],
    [
      'a form in the form',
      part('Content-Disposition: form-data; name="file"\r\nContent-Type: multipart/mixed; boundary=in', '--in--'),
    ],
    ['headers without an end', '--edge\r\nContent-Disposition: form-data; name="file"; filename="a"'],
    ['a thousand headers', part(Array(1000).fill('X: y').join('\r\n'), 'x')],
    ['__proto__ as a header', part('__proto__: x\r\nconstructor: y', 'x')],
  ])('with %s is invalid_request', async (_, text) => {
    expect(await read([bytesOf(`${text}--edge--\r\n`)])).toBe('invalid_request')
  })

  test('that was damaged anywhere is read or refused, and nothing else happens', async () => {
    const noise = fc.constantFrom(
      '\r\n',
      '--edge',
      '--edge--',
      '\0',
      '\xff',
      '"',
      ';',
      '=',
      '%',
      "utf-8''",
      'name=',
      ': ',
    )
    const damage = fc.record({ at: fc.nat(whole.length), removed: fc.nat(12), added: noise })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), fc.nat(40), async (damages, cut) => {
        let text = whole
        for (const { at, removed, added } of damages) text = text.slice(0, at) + added + text.slice(at + removed)
        const pieces = [bytesOf(text.slice(0, cut)), bytesOf(text.slice(cut))].filter(({ length }) => length > 0)
        const outcome = await read(pieces)
        expect(typeof outcome).toBe('string')
      }),
      { numRuns: 1500 },
    )
  })

  test('with a damaged content type is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary-ascii', maxLength: 30 }), async (rest) => {
        expect(typeof (await read([bytesOf(whole)], `multipart/form-data${rest}`))).toBe('string')
      }),
      { numRuns: 300 },
    )
  })

  test('whose sender goes away is refused', async () => {
    async function* broken() {
      yield bytesOf(file)
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
    }
    await expect(readForm(Readable.from(broken()), TYPE)).rejects.toMatchObject({ code: 'invalid_request' })
  })
})
