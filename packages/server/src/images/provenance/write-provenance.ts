import { createExif } from './formats/exif.js'
import { inspectJpeg } from './formats/jpeg.js'
import type { Inspect, Layout } from './formats/layout.js'
import { inspectPng } from './formats/png.js'
import { inspectWebp } from './formats/webp.js'
import { cleanText, type Provenance, SOFTWARE } from './provenance.js'
import { mergePacket } from './xmp/merge.js'
import { createPacket, linksContentCredentials, packetText } from './xmp/packet.js'

const inspections: Readonly<Record<string, Inspect>> = {
  'image/png': inspectPng,
  'image/jpeg': inspectJpeg,
  'image/webp': inspectWebp,
}

/**
 * The file with its provenance in it, as XMP and in its format's own fields; the picture's bytes stay as they are.
 *
 * The very same bytes come back for a file that carries content credentials, whose signature any change would break, for
 * one whose structure is not understood, and for other formats. Never throws. Takes time in proportion to the length.
 */
export function writeProvenance(bytes: Uint8Array, mimeType: string, provenance: Provenance): Uint8Array {
  const layout = inspect(bytes, mimeType)
  if (!layout || layout.isSigned) return bytes
  const text = layout.packet && packetText(layout.packet)
  // A packet that can't be read might name a place of content credentials.
  if (layout.packet && (text === null || linksContentCredentials(text))) return bytes
  const prompt = cleanText(provenance.prompt)
  return layout.write({
    packet: text === null ? createPacket(provenance) : mergePacket(text, provenance),
    exif: createExif(prompt, SOFTWARE, provenance.createdAt),
    texts: { Description: prompt, Software: SOFTWARE, 'Creation Time': provenance.createdAt.toUTCString() },
  })
}

/** Whether a file carries content credentials (C2PA), or says where they are. Never throws. */
export function carriesContentCredentials(bytes: Uint8Array, mimeType: string): boolean {
  const layout = inspect(bytes, mimeType)
  if (!layout?.packet) return layout?.isSigned ?? false
  return layout.isSigned || linksContentCredentials(packetText(layout.packet) ?? '')
}

function inspect(bytes: Uint8Array, mimeType: string): Layout | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return inspections[mimeType]?.(file) ?? null
}
