import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as contract from '@picgen/sdk/contract/zod'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { buildDocument } from '../../scripts/openapi/document.js'
import { createTestStudio } from '../../test/test-studio.js'

const { url } = await createTestStudio({ worker: false })
const committed = JSON.parse(readFileSync(join(import.meta.dirname, '../../openapi.json'), 'utf8'))

interface Media {
  schema?: { $ref?: string; anyOf?: { $ref?: string }[] }
  example?: unknown
}

/** Every operation, with each of the bodies and answers that have an example. */
const operations: { operationId: string; requestBody?: { content: Record<string, Media> }; responses: object }[] =
  Object.values<object>(committed.paths).flatMap((methods) => Object.values(methods))

describe('the OpenAPI document', () => {
  test('is what the server does: else run npm run openapi', async () => {
    expect(JSON.parse(JSON.stringify(await buildDocument()))).toEqual(committed)
  })

  test('is OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(committed))
    expect(result.errors).toBeUndefined()
    expect(result.valid).toBe(true)
    expect(committed.openapi).toMatch(/^3\.1\./)
  })

  test('names each operation once', () => {
    const names = operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(Object.keys(contract.routes)))
  })

  test('has examples that the contract’s own schemas accept', () => {
    const schemas = new Map(
      Object.entries(contract).flatMap(([name, value]) =>
        value instanceof z.ZodMiniType ? [[name.replace(/Schema$/, '').toLowerCase(), value] as const] : [],
      ),
    )
    const bodies = operations.flatMap(({ requestBody, responses }) =>
      [requestBody, ...Object.values(responses)].flatMap<Media>((body) => Object.values(body?.content ?? {})),
    )
    const withExample = bodies.filter(({ schema, example }) => schema?.$ref !== undefined && example !== undefined)
    expect(withExample.length).toBeGreaterThan(8)
    for (const { schema, example } of withExample) {
      const found = schemas.get(schema?.$ref?.split('/').at(-1)?.toLowerCase() ?? '')
      expect(found?.safeParse(example)).toEqual({ success: true, data: example })
    }
  })

  test('is served as it is committed, and tools of any site may read it', async () => {
    const response = await fetch(`${url}/openapi.json`)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(await response.json()).toEqual(committed)
  })
})

describe('the page to read it in', () => {
  test('tells of every operation and object, and runs no script', async () => {
    const response = await fetch(`${url}/docs`)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    for (const { operationId } of operations) expect(page).toContain(`id="${operationId}"`)
    for (const name of Object.keys(committed.components.schemas)) expect(page).toContain(`id="object-${name}"`)
    expect(page).not.toMatch(/<script|style="|\son\w+="|https?:\/\/(?!studio\.example)/)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })

  test('loads its style from its own origin, under a policy that allows nothing else', async () => {
    const page = await fetch(`${url}/docs`)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/)
    const style = await fetch(`${url}/docs/docs.css`)
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
  })
})
