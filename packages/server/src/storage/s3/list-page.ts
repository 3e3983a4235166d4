import { StorageError, type StoredBlob } from '../blob-store.js'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The files in an answer to `ListObjectsV2`. Throws for what is no such answer, which must not pass for an empty bucket. */
export function parseListPage(xml: string): StoredBlob[] {
  if (!/<ListBucketResult[\s>]/.test(xml)) throw new StorageError('The bucket answered with something that is no list')
  return [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, entry = '']) => ({
    key: textOf(entry, 'Key'),
    storedAt: new Date(textOf(entry, 'LastModified')),
  }))
}

function textOf(entry: string, name: string): string {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(entry)?.[1] ?? ''
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hexadecimal, decimal, entity) => {
    if (entity) return ENTITIES[entity] ?? whole
    const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal)
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
  })
}
