import type { Provenance } from '../provenance.js'
import { describe, namespaces, propertiesOf } from './properties.js'

/** Larger ones are neither read nor written: what models answer with is a hundredth of it. */
export const MAX_PACKET_BYTES = 64 * 1024

/** A packet that says nothing but this. */
export function createPacket(provenance: Provenance): Buffer {
  const description = describe(propertiesOf(provenance))
  return wrapPacket(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF xmlns:rdf="${namespaces.rdf}">\n${description}\n</rdf:RDF>\n</x:xmpmeta>`,
  )
}

/** The marks by which a scanner finds a packet in any file, around it. The id is the same in all packets. */
export function wrapPacket(xml: string): Buffer {
  return Buffer.from(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${xml}\n<?xpacket end="w"?>`)
}

/** A packet's text, or null for one that is not UTF-8 or too long. */
export function packetText(packet: Uint8Array): string | null {
  if (packet.length > MAX_PACKET_BYTES) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(packet).replace(/[\0\s]+$/, '')
  } catch {
    // Another encoding, or damaged.
    return null
  }
}

/** Whether the packet names a place where content credentials of its picture are kept: `dcterms:provenance`. */
export function linksContentCredentials(text: string): boolean {
  return text.includes('http://purl.org/dc/terms/') && text.includes('provenance')
}
