import {
  DOMParser,
  onErrorStopParsing,
  XMLSerializer,
  type Document as XmlDocument,
  type Element as XmlElement,
} from '@xmldom/xmldom'
import type { Provenance } from '../provenance.js'
import { wrapPacket } from './packet.js'
import { allProperties, describe, escapeXml, namespaces, type Property, propertiesOf } from './properties.js'

/**
 * The provider's packet with ours added to it. What it says already stays as it says it, but for what a Studio wrote:
 * a provider that hands its source's packet on speaks of another image. Null: it is no packet that can be read.
 */
export function mergePacket(text: string, provenance: Provenance): Buffer | null {
  const document = parse(text)
  const root = document?.documentElement
  const rdf = document?.getElementsByTagNameNS(namespaces.rdf, 'RDF')[0]
  if (!document || !root || !rdf) return null
  const descriptions = elementsOf(rdf).filter(
    ({ namespaceURI, localName }) => namespaceURI === namespaces.rdf && localName === 'Description',
  )
  if (descriptions.some(isOfStudio)) for (const description of descriptions) forget(description, provenance)
  const said = new Set(descriptions.flatMap((description) => nodesOf(description).map(nameOf)))
  const missing = propertiesOf(provenance).filter((property) => !said.has(nameOfProperty(property)))
  // All descriptions of a packet are of one thing.
  const about = descriptions[0]?.getAttributeNS(namespaces.rdf, 'about') ?? ''
  const added = parse(describe(missing, escapeXml(about)))?.documentElement
  if (!added) return null
  rdf.appendChild(document.importNode(added, true))
  return wrapPacket(new XMLSerializer().serializeToString(root))
}

function parse(text: string): XmlDocument | null {
  // No packet has a document type, and no entity of one is ever wanted.
  if (text.includes('<!DOCTYPE')) return null
  try {
    return new DOMParser({ onError: onErrorStopParsing, locator: false }).parseFromString(text, 'text/xml')
  } catch {
    // No well-formed XML.
    return null
  }
}

function elementsOf(parent: XmlElement): XmlElement[] {
  return [...parent.childNodes].filter((node): node is XmlElement => node.nodeType === node.ELEMENT_NODE)
}

/** What says something in a description: its elements, and its attributes, which are short for simple ones. */
function nodesOf(description: XmlElement) {
  return [...elementsOf(description), ...description.attributes]
}

interface Named {
  namespaceURI: string | null
  localName: string | null
}

const nameOf = ({ namespaceURI, localName }: Named) => `${namespaceURI} ${localName}`

const nameOfProperty = ({ prefix, name }: Property) => `${namespaces[prefix]} ${name}`

/** Whether a description says something in our namespace. */
function isOfStudio(description: XmlElement): boolean {
  return nodesOf(description).some(({ namespaceURI }) => namespaceURI === namespaces.picgen)
}

/** Removes from a description what a Studio says. */
function forget(description: XmlElement, provenance: Provenance): void {
  const names = new Set(allProperties(provenance).map(nameOfProperty))
  const isOurs = (node: Named) => node.namespaceURI === namespaces.picgen || names.has(nameOf(node))
  for (const attribute of [...description.attributes].filter(isOurs)) description.removeAttributeNode(attribute)
  for (const element of elementsOf(description).filter(isOurs)) description.removeChild(element)
}
