import { describe, expect, test } from 'vitest'
import { cpuTimeOf } from '../../../../test/cpu-time.js'
import { anImageId, aProvenance, readPacket } from '../../../../test/provenance.js'
import { writeProvenance } from '../write-provenance.js'
import { mergePacket } from './merge.js'
import { createPacket, MAX_PACKET_BYTES } from './packet.js'

const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
const lightroom = 'xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"'
const xmp = 'xmlns:xmp="http://ns.adobe.com/xap/1.0/"'

function packetOf(description: string): string {
  return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${rdf}>${description}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}

describe('a packet that a provider wrote', () => {
  test('keeps all that it says, and gains what it does not say', async () => {
    const theirs = packetOf(
      `<rdf:Description rdf:about="doc" ${lightroom} ${xmp} crs:Version="15.4" xmp:CreatorTool="Model 3000">
        <crs:ToneCurve><rdf:Seq><rdf:li>0, 0</rdf:li></rdf:Seq></crs:ToneCurve></rdf:Description>`,
    )
    const merged = mergePacket(theirs, aProvenance)
    expect(await readPacket(merged)).toMatchObject({
      crs: { Version: 15.4, ToneCurve: '0, 0' },
      xmp: { CreatorTool: 'Model 3000', CreateDate: '2026-11-22T10:11:12.345Z' },
      Iptc4xmpExt: { AIPromptInformation: aProvenance.prompt },
      picgen: { prompt: aProvenance.prompt, seed: 42 },
    })
    // One property is said once, and all descriptions are of one thing.
    expect(merged?.toString().match(/CreatorTool/g)).toHaveLength(1)
    expect(merged?.toString().match(/rdf:about="doc"/g)).toHaveLength(2)
  })

  test('keeps a description of its own, while the prompt stands in ours', async () => {
    const theirs = packetOf(
      `<rdf:Description rdf:about="" xmlns:d="http://purl.org/dc/elements/1.1/"><d:description><rdf:Alt><rdf:li xml:lang="x-default">Revised</rdf:li></rdf:Alt></d:description></rdf:Description>`,
    )
    const text = mergePacket(theirs, aProvenance)?.toString() ?? ''
    expect(text).toContain('Revised')
    expect(text).not.toContain('<dc:description>')
    expect(await readPacket(text)).toMatchObject({ picgen: { prompt: aProvenance.prompt } })
  })

  test('that was written for its source speaks of the new image', async () => {
    const source = { ...aProvenance, id: anImageId(9), prompt: 'the source’s', seed: 7, sourceImageId: anImageId(8) }
    const { seed: _, ...unseeded } = aProvenance
    const now = { ...unseeded, seed: null, sourceImageId: source.id, sourceType: 'drawn' as const }
    const merged = mergePacket(createPacket(source).toString(), now)
    expect(await readPacket(merged)).toEqual(await readPacket(createPacket(now)))
    expect(merged?.toString()).not.toContain('the source’s')
    expect(merged?.toString()).not.toContain(anImageId(8))
  })

  test.each([
    ['no XML', 'a packet'],
    ['nothing', ''],
    ['cut short', packetOf('<rdf:Description/>').slice(0, -60)],
    ['without RDF', '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'],
    ['with a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${packetOf('<rdf:Description/>')}`],
    ['with an entity that nobody declared', packetOf('<rdf:Description>&a;</rdf:Description>')],
    ['with a prefix that nobody declared', packetOf('<rdf:Description a:b="c"/>')],
  ])('is left alone when it is %s', (_, theirs) => {
    expect(mergePacket(theirs, aProvenance)).toBeNull()
  })
})

describe('a packet as long as they may be', () => {
  const long = (part: string, close = '') => {
    const times = Math.floor((MAX_PACKET_BYTES - 500) / (part.length + close.length))
    return packetOf(
      `<rdf:Description rdf:about="" xmlns:p="urn:picgen:provenance:1.0#">${part.repeat(times)}${close.repeat(times)}</rdf:Description>`,
    )
  }
  test.each([
    ['of elements of ours', long('<p:a/>')],
    ['of elements in each other', long('<a>', '</a>')],
    ['of entities', long('&amp;')],
    ['of tags that never end', long('<a b="')],
  ])('%s is read in bounded time', (_, theirs) => {
    expect(cpuTimeOf(() => void mergePacket(theirs, aProvenance))).toBeLessThan(5000)
  })
})

test('the longest prompt of the most expensive characters fits into a JPEG’s segment', () => {
  // As much of a JPEG as is read: the beginning, and that of its picture.
  const jpeg = Buffer.from('ffd8ffda0002', 'hex')
  const written = writeProvenance(jpeg, 'image/jpeg', { ...aProvenance, prompt: '&'.repeat(4000) })
  expect(Buffer.from(written).includes('http://ns.adobe.com/xap/1.0/\0')).toBe(true)
})
