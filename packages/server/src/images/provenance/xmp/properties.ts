import { cleanText, type Provenance, SOFTWARE, sourceTypes } from '../provenance.js'

/** The namespaces that a packet of ours uses, by their usual prefixes. */
export const namespaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  stRef: 'http://ns.adobe.com/xap/1.0/sType/ResourceRef#',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  /** What no standard has a place for. A name, not an address. */
  picgen: 'urn:picgen:provenance:1.0#',
} as const

/** One XMP property: an element of an `rdf:Description`. */
export interface Property {
  prefix: keyof typeof namespaces
  name: string
  /** What stands in the element, as XML. */
  content: string
  /** Attributes of the element, as XML. */
  attributes?: string
}

/** The provenance as XMP properties. Those of our own namespace say all of it, whatever a provider's packet says already. */
export function propertiesOf(provenance: Provenance): Property[] {
  const { id, kind, model, seed, sourceImageId, referenceImageIds, sourceType, createdAt } = provenance
  const prompt = escapeXml(provenance.prompt)
  const time = createdAt.toISOString()
  const text = (prefix: Property['prefix'], name: string, content: string) => ({ prefix, name, content })
  const isTrained = sourceType === 'generated' || sourceType === 'edited'
  return [
    text('dc', 'description', `<rdf:Alt><rdf:li xml:lang="x-default">${prompt}</rdf:li></rdf:Alt>`),
    text('xmp', 'CreateDate', time),
    text('xmp', 'CreatorTool', SOFTWARE),
    text('xmpMM', 'DocumentID', urn(id)),
    text('xmpMM', 'InstanceID', urn(id)),
    ...(sourceImageId === null ? [] : [derivedFrom(sourceImageId)]),
    ...(referenceImageIds.length === 0 ? [] : [ingredients(referenceImageIds)]),
    text('Iptc4xmpExt', 'DigitalSourceType', sourceTypes[sourceType]),
    ...(isTrained ? [text('Iptc4xmpExt', 'AIPromptInformation', prompt)] : []),
    ...(isTrained ? [text('Iptc4xmpExt', 'AISystemUsed', escapeXml(model.name))] : []),
    text('picgen', 'image', urn(id)),
    text('picgen', 'kind', kind),
    text('picgen', 'prompt', prompt),
    text('picgen', 'model', escapeXml(model.id)),
    ...(seed === null ? [] : [text('picgen', 'seed', String(seed))]),
    ...(sourceImageId === null ? [] : [text('picgen', 'sourceImage', urn(sourceImageId))]),
    ...(referenceImageIds.length === 0 ? [] : [text('picgen', 'referenceImages', inOrder(referenceImageIds))]),
    text('picgen', 'created', time),
  ]
}

/** Every property that there can be, to find those of another provenance by. */
export function allProperties(provenance: Provenance): Property[] {
  const { id } = provenance
  return propertiesOf({ ...provenance, seed: 0, sourceImageId: id, referenceImageIds: [id], sourceType: 'generated' })
}

/** An `rdf:Description` with these properties that declares what it uses. `about` is the packet's, as XML. */
export function describe(properties: readonly Property[], about = ''): string {
  const declarations = Object.entries(namespaces).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  const elements = properties.map(({ prefix, name, content, attributes = '' }) => {
    return `<${prefix}:${name}${attributes}>${content}</${prefix}:${name}>`
  })
  return `<rdf:Description rdf:about="${about}" ${declarations.join(' ')}>\n${elements.join('\n')}\n</rdf:Description>`
}

/** Text as XML, for an element or an attribute. */
export function escapeXml(text: string): string {
  return cleanText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

function derivedFrom(imageId: string): Property {
  return { prefix: 'xmpMM', name: 'DerivedFrom', content: resource(imageId), attributes: ' rdf:parseType="Resource"' }
}

function ingredients(imageIds: readonly string[]): Property {
  const items = imageIds.map((id) => `<rdf:li rdf:parseType="Resource">${resource(id)}</rdf:li>`)
  return { prefix: 'xmpMM', name: 'Ingredients', content: `<rdf:Bag>${items.join('')}</rdf:Bag>` }
}

function resource(imageId: string): string {
  return `<stRef:documentID>${urn(imageId)}</stRef:documentID><stRef:instanceID>${urn(imageId)}</stRef:instanceID>`
}

function inOrder(imageIds: readonly string[]): string {
  return `<rdf:Seq>${imageIds.map((id) => `<rdf:li>${urn(id)}</rdf:li>`).join('')}</rdf:Seq>`
}

function urn(imageId: string): string {
  return `urn:uuid:${imageId}`
}
