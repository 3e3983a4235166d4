import { sendKeys, sendMouse } from '@web/test-runner-commands'
import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { completedImage } from '../../test/fixtures.js'
import { mount, settled } from '../../test/mount.js'
import { byRole } from '../../test/queries.js'
import { en } from '../locales/en.js'
import { addLanguage } from '../locales/languages.js'
import type { PicGenCompare } from './picgen-compare.js'
import * as stories from './picgen-compare.stories.js'

describe('picgen-compare', () => {
  describeAccessibility(stories)

  const source = completedImage({ prompt: 'A cat' })
  const image = completedImage({ prompt: 'A wet cat', width: 1024, height: 512 })
  const show = (language?: string) =>
    mount<PicGenCompare>(html`<picgen-compare .source=${source} .image=${image}></picgen-compare>`, {
      width: 400,
      ...(language && { language }),
    })

  const slider = () => {
    const found = byRole(document, 'slider', 'Before and after')
    if (!(found instanceof HTMLInputElement)) throw new Error('The slider is no range.')
    return found
  }

  const dragTo = async (x: number, y = 100) => {
    await sendMouse({ type: 'move', position: [200, 100] })
    await sendMouse({ type: 'down' })
    await sendMouse({ type: 'move', position: [x, y] })
    await sendMouse({ type: 'up' })
    await settled()
  }

  /** Where the newer picture begins, in CSS pixels from the left. */
  const lineOf = (compare: PicGenCompare) =>
    (compare.shadowRoot?.querySelector('.line')?.getBoundingClientRect().x ?? 0) + 1 - compare.getBoundingClientRect().x

  beforeEach(() => scrollTo(0, 0))

  it('says which picture is which', async () => {
    await show()
    expect(byRole(document, 'img', 'Before: A cat')).to.be.instanceOf(HTMLImageElement)
    expect(byRole(document, 'img', 'After: A wet cat')).to.be.instanceOf(HTMLImageElement)
  })

  it('has the shape of the newer one', async () => {
    const { width, height } = (await show()).getBoundingClientRect()
    expect([width, height]).to.deep.equal([400, 200])
  })

  it('begins in the middle and follows the keys of a slider', async () => {
    const compare = await show()
    expect(lineOf(compare)).to.equal(200)
    slider().focus()
    await sendKeys({ press: 'ArrowRight' })
    await settled()
    expect(lineOf(compare)).to.equal(204)
    await sendKeys({ press: 'Home' })
    await settled()
    expect(lineOf(compare)).to.equal(0)
  })

  it('follows a pointer from anywhere, and no farther than it goes', async () => {
    const compare = await show()
    const { left } = compare.getBoundingClientRect()
    await dragTo(left + 100)
    expect(slider().value).to.equal('25')
    expect(lineOf(compare)).to.equal(100)
    await dragTo(left + 700)
    expect(slider().value).to.equal('100')
  })

  it('stays where it is when a pointer passes', async () => {
    const compare = await show()
    await sendMouse({ type: 'move', position: [compare.getBoundingClientRect().left + 40, 100] })
    await settled()
    expect(lineOf(compare)).to.equal(200)
  })

  it('begins where reading begins', async () => {
    addLanguage('he', { ...en })
    const compare = await show('he')
    await dragTo(compare.getBoundingClientRect().left + 100)
    expect(slider().value).to.equal('75')
    expect(lineOf(compare)).to.equal(100)
    slider().focus()
    await sendKeys({ press: 'ArrowLeft' })
    await settled()
    expect(lineOf(compare)).to.equal(96)
  })

  it('is nothing without both of them', async () => {
    const compare = await show()
    compare.source = null
    await settled()
    expect(compare.shadowRoot?.childElementCount).to.equal(0)
  })
})
