import { expect } from 'chai'
import { completedImage } from '../test/fixtures.js'
import { clipboardOf, linkOf, pictureFile } from '../test/picture-files.js'
import { copyImage, download, fileName } from './picture-file.js'

describe('the file of a picture', () => {
  const named: [string, string | null, string][] = [
    ['Draw a cute cartoon cat, in a yellow raincoat!', 'image/png', 'Draw-a-cute-cartoon-cat-in-a-yellow-raincoat.png'],
    ['画一只穿黄色雨衣的猫', 'image/jpeg', '画一只穿黄色雨衣的猫.jpg'],
    ['قطة بمعطف أصفر', 'image/webp', 'قطة-بمعطف-أصفر.webp'],
    ['क़िला', 'image/avif', `${'क़िला'.normalize()}.avif`],
    ['../../etc/passwd\u0000.exe', null, 'etc-passwd-exe.png'],
    ['gnp.\u202Eexe|<b>"?*:\\', 'image/png', 'gnp-exe-b.png'],
    [`${'long '.repeat(40)}`, 'image/png', `${'long-'.repeat(12).slice(0, -1)}.png`],
  ]
  for (const [prompt, mime_type, name] of named) {
    it(`is named ${name}`, () => {
      expect(fileName(completedImage({ prompt, mime_type }))).to.equal(name)
    })
  }

  it('is named by its id where a prompt has no letters', () => {
    const image = completedImage({ prompt: '🐱!' })
    expect(fileName(image)).to.equal(`${image.id}.png`)
  })

  it('is saved as the server sent it, byte for byte', async () => {
    const url = await pictureFile({ type: 'image/webp' })
    const image = completedImage({ url, prompt: 'A red field', mime_type: 'image/webp' })
    const link = await linkOf(() => download(image))
    expect(link.download).to.equal('A-red-field.webp')
    expect(await bytesOf(link.href)).to.deep.equal(await bytesOf(url))
  })

  it('is opened beside the page where no script may read it', async () => {
    const url = 'http://127.0.0.1:1/files/cat.png'
    const link = await linkOf(() => download(completedImage({ url })))
    expect([link.href, link.target, link.rel]).to.deep.equal([url, '_blank', 'noopener'])
  })

  it('is never taken for a script', async () => {
    const image = completedImage({ url: 'javascript:document.title="taken"' })
    let error: unknown
    await download(image).catch((thrown: unknown) => {
      error = thrown
    })
    expect(error).to.be.instanceOf(Error)
  })

  for (const type of ['image/webp', 'image/jpeg', 'image/png']) {
    it(`is copied as PNG where it is ${type}`, async () => {
      const url = await pictureFile({ type })
      const items = await clipboardOf<ClipboardItem[]>('write', () => copyImage(completedImage({ url })))
      const copied = await items[0]?.getType('image/png')
      expect(copied?.type).to.equal('image/png')
      const { width, height } = await createImageBitmap(copied ?? new Blob())
      expect([width, height]).to.deep.equal([64, 48])
    })
  }
})

async function bytesOf(url: string) {
  return new Uint8Array(await (await fetch(url)).arrayBuffer())
}
