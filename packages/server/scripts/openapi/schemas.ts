import * as contract from '@picgen/sdk/contract/zod'
import * as z from 'zod'
import { readDescriptions } from './descriptions.js'

/** A JSON Schema, as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>

type Schema = z.core.$ZodType

/** An id's format says enough; the pattern behind it is a page of digits. */
const options = {
  unrepresentable: 'any',
  override: ({ jsonSchema }: { jsonSchema: JsonSchema }) => {
    if (jsonSchema['format'] !== undefined) delete jsonSchema['pattern']
  },
} as const

/** `imageSchema` is Image. */
const nameOf = (exported: string) => exported.replace(/^./, (first) => first.toUpperCase()).replace(/Schema$/, '')

const named = new Map<Schema, string>(
  Object.entries(contract).flatMap(([exported, value]) =>
    value instanceof z.core.$ZodType ? [[value, nameOf(exported)] as const] : [],
  ),
)

/** Turns the contract's schemas into components, and whatever is made of them into references. */
export class Schemas {
  private readonly descriptions = readDescriptions()
  private readonly used = new Map<string, JsonSchema>()

  /** The components that something refers to, by name. */
  get components(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.used].sort(([one], [other]) => one.localeCompare(other)))
  }

  /** A body or an answer. */
  convert(schema: unknown): JsonSchema {
    if (!(schema instanceof z.core.$ZodType)) throw new TypeError('A route’s schema is one of zod’s.')
    const registry = z.registry<{ id?: string }>()
    for (const [component, name] of named) registry.add(component, { id: name })
    const ownName = named.get(schema)
    if (ownName === undefined) registry.add(schema, { id: 'Root' })
    const uri = (id: string) => `#/components/schemas/${id}`
    const { schemas } = z.toJSONSchema(registry, { ...options, io: 'input', uri })
    const root = ownName === undefined ? clean(schemas['Root']) : { $ref: uri(ownName) }
    this.use(root, schemas)
    return root
  }

  /** A component by its name. */
  refer(name: string): JsonSchema {
    const schema = [...named].find(([, each]) => each === name)?.[0]
    return this.convert(schema)
  }

  /** Queries and paths: their fields, each with its schema and its words. */
  convertFields(schema: unknown): { name: string; required: boolean; description?: string; schema: JsonSchema }[] {
    if (!(schema instanceof z.core.$ZodType)) throw new TypeError('A route’s schema is one of zod’s.')
    const { properties = {}, required = [] } = z.toJSONSchema(schema, { ...options, io: 'output' })
    const described = this.descriptions.get(named.get(schema) ?? '')
    return Object.entries(properties).map(([name, field]) => {
      const description = described?.fields.get(name)
      return {
        name,
        required: required.includes(name),
        ...(description && { description }),
        schema: { ...Object(field) },
      }
    })
  }

  /** Takes over what is referred to, and what that refers to. */
  private use(schema: JsonSchema, all: Record<string, unknown>): void {
    for (const [, name = ''] of JSON.stringify(schema).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      if (this.used.has(name)) continue
      const component = this.describe(name, clean(all[name]))
      this.used.set(name, component)
      this.use(component, all)
    }
  }

  private describe(name: string, schema: JsonSchema): JsonSchema {
    const described = this.descriptions.get(name)
    const properties = Object.fromEntries(
      Object.entries(Object(schema['properties'])).map(([field, value]) => {
        const description = described?.fields.get(field)
        return [field, description ? { description, ...Object(value) } : value]
      }),
    )
    return {
      ...(described?.description && { description: described.description }),
      ...schema,
      ...(schema['properties'] !== undefined && { properties }),
    }
  }
}

/** Without the words that only mark a schema as one. */
function clean(schema: unknown): JsonSchema {
  const { $schema, $id, id, ...rest } = Object(schema)
  return rest
}
