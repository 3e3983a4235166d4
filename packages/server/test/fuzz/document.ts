import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/*
 * The committed OpenAPI document: what may be asked, and what must be answered. Other languages' clients know no more of
 * the server than this.
 */

/** The part of JSON Schema that the document's request schemas come to. */
export interface JsonSchema {
  $ref?: string
  type?: string
  enum?: unknown[]
  anyOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
}

/** A parameter of an operation. */
export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  schema: JsonSchema
}

/** One operation of the document, and where it stands there. */
export interface Operation {
  operationId: string
  /** In capitals. */
  method: string
  path: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { content?: Record<string, { schema?: JsonSchema }> }>
}

interface Document {
  paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>
  components: { schemas: Record<string, JsonSchema> }
}

const document: Document = JSON.parse(readFileSync(join(import.meta.dirname, '../../openapi.json'), 'utf8'))

/** Every operation. */
export const documented: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
)

/** The schema itself, where this only names it. */
export function resolve(schema: JsonSchema): JsonSchema {
  if (!schema.$ref) return schema
  const found = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')]
  if (!found) throw new Error(`${schema.$ref} is not in the document`)
  return found
}

// A path without a parameter is matched before one with it.
const templates = Object.keys(document.paths)
  .sort((one, other) => Number(one.includes('{')) - Number(other.includes('{')))
  .map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`) }))

/** What this request is a request for; undefined where the document has no such path, or no such method of it. */
export function operationAt(method: string, url: string): Operation | undefined {
  const [asked = ''] = url.split('?')
  const path = templates.find(({ pattern }) => pattern.test(asked))?.path
  // Whatever can be read answers HEAD as well.
  return documented.find((each) => each.path === path && each.method === (method === 'HEAD' ? 'GET' : method))
}

const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
ajv.addSchema(document, 'document')
const validators = new Map<string, ValidateFunction>()

/** What is wrong with this JSON body by the document; null for nothing. The status and type must be declared. */
export function faultOf({ method, path }: Operation, status: number, type: string, body: unknown): string | null {
  const steps = ['paths', path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema']
  const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `document#/${pointer}` })
  validators.set(pointer, validate)
  return validate(body) ? null : ajv.errorsText(validate.errors)
}
