/** What of a JSON Schema the page shows. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}

/** Where an object is described on the page. */
export function schemaAnchor(name: string): string {
  return `object-${name}`
}

/** A schema in a few words of HTML. */
export function typeOf(schema: Schema): string {
  const { $ref, anyOf, allOf, items, type } = schema
  if ($ref) {
    const name = escapeHtml($ref.split('/').at(-1) ?? '')
    return `<a href="#${schemaAnchor(name)}">${name}</a>`
  }
  if (allOf?.[0]) return typeOf(allOf[0])
  if (anyOf) return oneOf(anyOf)
  if (schema.enum) return schema.enum.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(' ')
  if (schema.const !== undefined) return `<code>${escapeHtml(String(schema.const))}</code>`
  if (items) return `list of ${typeOf(items)}`
  if (type === 'object' && schema.properties) return fieldsOf(schema.properties)
  const name = escapeHtml([type ?? 'anything'].flat().join(' or '))
  return [name, schema.format && escapeHtml(schema.format), rangeOf(schema)].filter(Boolean).join(', ')
}

/** An enumeration that may grow is written as one of its values or any text. */
function oneOf(choices: Schema[]): string {
  const hasValues = choices.some((choice) => choice.enum)
  const shown = choices.filter((choice) => !(hasValues && choice.type === 'string' && !choice.enum))
  return [...new Set(shown.map(typeOf))].join(' or ')
}

function fieldsOf(properties: Record<string, Schema>): string {
  const fields = Object.entries(properties).map(([name, value]) => `<code>${escapeHtml(name)}</code> ${typeOf(value)}`)
  return `{ ${fields.join('; ')} }`
}

/** The bounds of JavaScript's whole numbers are no rule of the API's. */
function rangeOf({ minLength, maxLength, minimum, maximum }: Schema): string {
  const isBound = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER
  const [least, most, what] =
    minLength !== undefined || maxLength !== undefined ? [minLength, maxLength, ' characters'] : [minimum, maximum, '']
  if (isBound(least) && isBound(most)) return `${least} to ${most}${what}`
  if (isBound(least)) return `${least} or more${what}`
  return isBound(most) ? `at most ${most}${what}` : ''
}

/** Plain text as HTML; an empty line ends a paragraph, and backquotes mark code. */
export function paragraphs(text: string): string {
  if (text === '') return ''
  const lines = text.split(/\n\n+/).map((each) => `<p>${escapeHtml(each).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>`)
  return lines.join('')
}

/** Text that is safe in HTML, in an attribute too. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
