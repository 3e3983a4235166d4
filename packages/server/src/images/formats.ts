/** The formats that are told apart. What a picture is, its first bytes say: names and content types only claim it. */
export type ImageFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif'

/** The format of these bytes by how they begin; null for everything else, SVG included, which sharp alone would take. */
export function formatOf(bytes: Uint8Array): ImageFormat | null {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif'
  // A box of type `ftyp`: its brand, a version, and the brands that it is compatible with.
  if (head.slice(4, 8) === 'ftyp' && /^(.{4})*?avi[fs]/s.test(head.slice(8, boxEnd(bytes)))) return 'avif'
  return null
}

function boxEnd(bytes: Uint8Array): number {
  return Math.min(64, Buffer.from(bytes.subarray(0, 4)).readUInt32BE())
}
