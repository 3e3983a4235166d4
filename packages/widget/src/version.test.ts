import { expect } from 'chai'
import { version } from './version.js'

describe('the version', () => {
  it('is that of the package', async () => {
    const manifest: { version: string } = await (await fetch(new URL('../package.json', import.meta.url))).json()
    expect(version).to.equal(manifest.version)
  })

  it('is told when two of them are on a page, and the first stays', async () => {
    const { PicGenStudio } = await import('./index.js')
    const warned: unknown[] = []
    const { warn } = console
    console.warn = (...words) => warned.push(...words)
    const loadAgain = (copy: number) => import(new URL(`./define.ts?copy=${copy}`, import.meta.url).href)
    await import('./define.js')
    await loadAgain(1)
    expect(warned).to.deep.equal([])
    Object.assign(PicGenStudio, { version: '0.0.1' })
    await loadAgain(2)
    console.warn = warn
    expect(warned).to.deep.equal([
      `picgen: the page has loaded version 0.0.1 of the elements, and that one stays; not ${version}.`,
    ])
    expect(customElements.get('picgen-studio')).to.equal(PicGenStudio)
    Object.assign(PicGenStudio, { version })
  })
})
