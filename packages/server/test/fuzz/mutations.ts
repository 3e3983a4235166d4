import fc from 'fast-check'

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

/** What stands in a body where something else should. Raw JSON, because some of it no value can be. */
const strangeJson = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
  fc.constantFrom(
    'null',
    '0',
    '-0',
    '1e400',
    '1.5',
    '9007199254740993',
    '-1',
    'true',
    '[]',
    '{}',
    '""',
    '" "',
    '"\\u0000"',
    '"a\\u0000b"',
    '"\\ud800"',
    '"\\udc00x"',
    '"00000000-0000-0000-0000-000000000000"',
    '"1x1"',
    '"99999x99999"',
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{}}}',
    deep(50),
    deep(20_000),
    `"${'x'.repeat(5_000)}"`,
    `"${'é'.repeat(4_001)}"`,
    `"${'x'.repeat(200_000)}"`,
  ),
)

/** A body, and how it is labelled. */
export interface Payload {
  bytes: Buffer | null
  contentType: string | null
}

const JSON_TYPE = 'application/json'
const contentTypes = fc.constantFrom(
  null,
  '',
  'text/plain',
  'text/html; charset=utf-8',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/json; charset=latin1',
  'application/json;;;',
  'application/problem+json',
  'APPLICATION/JSON',
  'image/png',
  'no/such/type/at/all',
)

/** Bodies around the valid ones: right, nearly right, and not even JSON. */
export function payloads(valid: fc.Arbitrary<unknown>): fc.Arbitrary<Payload> {
  const right = valid.map((value) => payload(JSON.stringify(value)))
  return fc.oneof(
    { weight: 10, arbitrary: right },
    {
      weight: 4,
      arbitrary: fc.tuple(valid, fc.nat(), strangeJson).map(([value, at, json]) => swapped(value, at, json)),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(valid, fc.string(), strangeJson).map(([value, key, json]) => added(value, key, json)),
    },
    { weight: 1, arbitrary: strangeJson.map(payload) },
    { weight: 1, arbitrary: fc.tuple(right, fc.nat()).map(([{ bytes }, at]) => truncated(bytes, at)) },
    {
      weight: 1,
      arbitrary: fc.tuple(right, fc.nat(), fc.nat({ max: 255 })).map(([from, at, byte]) => broken(from, at, byte)),
    },
    { weight: 1, arbitrary: fc.tuple(right, contentTypes).map(([{ bytes }, contentType]) => ({ bytes, contentType })) },
    {
      weight: 1,
      arbitrary: fc
        .uint8Array({ maxLength: 200 })
        .map((bytes) => ({ bytes: Buffer.from(bytes), contentType: JSON_TYPE })),
    },
    { weight: 1, arbitrary: fc.constant({ bytes: null, contentType: null }) },
  )
}

function payload(json: string): Payload {
  return { bytes: Buffer.from(json), contentType: JSON_TYPE }
}

/** One field has something strange in it. */
function swapped(value: unknown, at: number, json: string): Payload {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return payload(json)
  const entries = Object.entries(value)
  const members = entries.map(([key, each], index) => {
    return `${JSON.stringify(key)}:${index === at % entries.length ? json : JSON.stringify(each)}`
  })
  return payload(`{${members.join(',')}}`)
}

/** One field too many, or the same field twice. */
function added(value: unknown, key: string, json: string): Payload {
  const members = Object.entries(typeof value === 'object' && value !== null ? value : {}).map(
    ([each, member]) => `${JSON.stringify(each)}:${JSON.stringify(member)}`,
  )
  return payload(`{${[...members, `${JSON.stringify(key)}:${json}`].join(',')}}`)
}

function truncated(bytes: Buffer | null, at: number): Payload {
  return { bytes: bytes?.subarray(0, at % (bytes.length + 1)) ?? null, contentType: JSON_TYPE }
}

function broken({ bytes, contentType }: Payload, at: number, byte: number): Payload {
  const copy = Buffer.from(bytes ?? '')
  if (copy.length > 0) copy[at % copy.length] = byte
  return { bytes: copy, contentType }
}

/** What stands in an address where an id should; already escaped, as an address is. */
export const strangeIds = fc.oneof(
  fc.uuid(),
  fc.string().map(encodeURIComponent),
  fc.constantFrom(
    '',
    '%00',
    '%ff',
    '%',
    '%2e%2e%2f%2e%2e',
    '..',
    '.',
    'null',
    'undefined',
    '0',
    '-1',
    "'%20or%201=1",
    '{id}',
    'x'.repeat(300),
    'x'.repeat(5_000),
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '0190a5d0-0000-7000-8000-00000000000',
    '0190a5d0-0000-7000-8000-0000000000000%0a',
  ),
)

/** What stands behind an address. */
export const queries = fc.oneof(
  { weight: 16, arbitrary: fc.constant('') },
  fc.constantFrom(
    '?',
    '?limit=1',
    '?limit=200',
    '?limit=0',
    '?limit=201',
    '?limit=-1',
    '?limit=1e2',
    '?limit=abc',
    '?limit=1&limit=2',
    '?limit[]=1',
    '?limit=%00',
    '?limit=%ff',
    '?before=',
    '?before=x',
    '?before=%00',
    '?before=MQ',
    '?before=LTE',
    '?before=OTk5OTk5OTk5OTk5OTk5OTk5OTk5',
    `?before=${'x'.repeat(3_000)}`,
    '?__proto__=1',
    '?unknown=1',
    '?&&&=&',
  ),
  fc.webQueryParameters().map((query) => `?${query}`),
)

/** Headers that go with it; null leaves one out. */
export const strangeHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 10, arbitrary: fc.constant({}) },
  fc.constantFrom<Record<string, string>>(
    { 'idempotency-key': '' },
    { 'idempotency-key': 'x'.repeat(256) },
    { 'idempotency-key': 'é' },
    { 'idempotency-key': 'used again and again' },
    { 'x-request-id': 'x'.repeat(500) },
    { 'x-request-id': '{}"' },
    { range: 'bytes=0-1' },
    { range: 'bytes=99999999-' },
    { range: 'bytes=-0,x' },
    { 'if-none-match': '*' },
    { accept: 'text/html' },
    { 'accept-encoding': 'br;q=2' },
    { origin: 'null' },
    { 'x-http-method-override': 'DELETE' },
    { 'content-encoding': 'gzip' },
    { 'last-event-id': '\u00ff' },
  ),
  fc.uuid().map((key) => ({ 'idempotency-key': key })),
)
