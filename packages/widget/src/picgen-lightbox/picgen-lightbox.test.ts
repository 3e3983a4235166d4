import { sendKeys, sendMouse } from '@web/test-runner-commands'
import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { completedImage } from '../../test/fixtures.js'
import { appears, mount, nextEvent, settled } from '../../test/mount.js'
import { clipboardOf, linkOf, pictureFile } from '../../test/picture-files.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import { en } from '../locales/en.js'
import { addLanguage } from '../locales/languages.js'
import type { PicGenLightbox } from './picgen-lightbox.js'
import * as stories from './picgen-lightbox.stories.js'

describe('picgen-lightbox', () => {
  describeAccessibility(stories)

  const cat = completedImage({ prompt: 'A cat' })
  const rain = completedImage({ prompt: 'A wet cat', source_image_id: cat.id, kind: 'img2img' })
  const boat = completedImage({ prompt: 'A red boat', width: 1536, height: 512 })
  const images = [cat, rain, boat]

  const open = async (imageId = rain.id, language?: string) => {
    const place = { ...(language && { language }) }
    const box = await mount(
      html`<div><button type="button">Opener</button><picgen-lightbox .images=${images}></picgen-lightbox></div>`,
      place,
    )
    const lightbox = box.querySelector('picgen-lightbox')
    if (!lightbox) throw new Error('There is no lightbox.')
    byRole(document, 'button', 'Opener').focus()
    lightbox.show(imageId)
    await settled()
    return lightbox
  }

  const part = (lightbox: PicGenLightbox, selector: string) => {
    const found = lightbox.shadowRoot?.querySelector<HTMLElement>(selector)
    if (!found) throw new Error(`There is no ${selector}.`)
    return found
  }
  const press = async (key: string) => {
    await sendKeys({ press: key })
    await settled()
  }
  const shown = () => allByRole(document, 'img', /./).map((img) => img.getAttribute('alt'))
  const click = async (name: string | RegExp) => {
    byRole(document, 'button', name).click()
    await settled()
  }
  const scaleOf = (lightbox: PicGenLightbox) => Number(part(lightbox, '.box').style.scale || 1)
  const placeOf = (lightbox: PicGenLightbox) => (part(lightbox, '.box').style.translate || '0px 0px').match(/-?[\d.]+/g)

  /** A finger, from the middle of the stage. */
  const touch = (lightbox: PicGenLightbox, type: string, pointerId: number, x: number, y: number) => {
    const stage = part(lightbox, '.stage')
    const { left, top, width, height } = stage.getBoundingClientRect()
    const place = { clientX: left + width / 2 + x, clientY: top + height / 2 + y }
    const pointer = {
      pointerId,
      pointerType: 'touch',
      bubbles: true,
      composed: true,
      button: type === 'pointermove' ? -1 : 0,
    }
    part(lightbox, '.box').dispatchEvent(new PointerEvent(type, { ...pointer, ...place }))
  }
  const swipe = async (lightbox: PicGenLightbox, x: number, y = 0) => {
    touch(lightbox, 'pointerdown', 7, 0, 0)
    for (const way of [0.3, 0.7, 1]) touch(lightbox, 'pointermove', 7, x * way, y * way)
    touch(lightbox, 'pointerup', 7, x, y)
    await settled()
  }

  it('is nothing until it is asked for, and says what it is, which picture and how many', async () => {
    const lightbox = await mount<PicGenLightbox>(html`<picgen-lightbox .images=${images}></picgen-lightbox>`)
    expect(lightbox.shadowRoot?.childElementCount).to.equal(0)
    lightbox.show(rain.id)
    await settled()
    expect(byRole(document, 'dialog', 'Large picture').matches(':modal')).to.equal(true)
    expect(visibleText(lightbox)).to.include('2 of 3').and.to.include('A wet cat')
    expect(shown()).to.include('A wet cat')
  })

  it('goes on by buttons, and ends at the ends', async () => {
    const lightbox = await open()
    await click('Next picture')
    expect(visibleText(lightbox)).to.include('3 of 3')
    expect(byRole(document, 'button', 'Next picture').ariaDisabled).to.equal('true')
    await click('Next picture')
    expect(shown()).to.deep.equal(['A red boat'])
    await click('Previous picture')
    await click('Previous picture')
    expect(visibleText(lightbox)).to.include('1 of 3')
  })

  it('goes on by arrow keys', async () => {
    await open()
    await press('ArrowRight')
    expect(shown()).to.deep.equal(['A red boat'])
    await press('ArrowLeft')
    await press('ArrowLeft')
    expect(shown()).to.deep.equal(['A cat'])
  })

  it('goes on the way one reads', async () => {
    addLanguage('he', { ...en })
    const lightbox = await open(rain.id, 'he')
    await press('ArrowLeft')
    expect(shown()).to.deep.equal(['A red boat'])
    await swipe(lightbox, -200)
    expect(shown()).to.deep.equal(['A wet cat'])
  })

  it('goes on by a swipe, and not by a short one', async () => {
    const lightbox = await open(cat.id)
    await swipe(lightbox, -30)
    expect(shown()).to.deep.equal(['A cat'])
    expect(placeOf(lightbox)).to.deep.equal(['0', '0'].slice(0, placeOf(lightbox)?.length))
    await swipe(lightbox, -200, 20)
    expect(visibleText(lightbox)).to.include('2 of 3')
    await swipe(lightbox, 200)
    expect(visibleText(lightbox)).to.include('1 of 3')
  })

  it('closes by a swipe downwards', async () => {
    const lightbox = await open()
    await swipe(lightbox, 10, 250)
    await appears(lightbox, () => lightbox.shadowRoot?.childElementCount === 0)
  })

  it('gives the focus back when Esc closes it', async () => {
    const lightbox = await open()
    await press('Escape')
    await appears(lightbox, () => lightbox.shadowRoot?.childElementCount === 0)
    expect(document.activeElement).to.equal(byRole(document, 'button', 'Opener'))
  })

  it('closes by its button, and by a tap beside the picture', async () => {
    const lightbox = await open()
    await click('Close')
    await appears(lightbox, () => lightbox.shadowRoot?.childElementCount === 0)
    lightbox.show(boat.id)
    await settled()
    const { top, width } = part(lightbox, '.stage').getBoundingClientRect()
    await sendMouse({ type: 'click', position: [Math.round(width / 2), Math.round(top) + 4] })
    await appears(lightbox, () => lightbox.shadowRoot?.childElementCount === 0)
  })

  describe('zoom', () => {
    it('follows buttons and keys, and says how far', async () => {
      const lightbox = await open()
      await click('Zoom in')
      expect(scaleOf(lightbox)).to.equal(1.5)
      expect(visibleText(lightbox)).to.include('150%')
      await press('+')
      expect(scaleOf(lightbox)).to.equal(2.25)
      await press('-')
      expect(scaleOf(lightbox)).to.equal(1.5)
      await press('0')
      expect(scaleOf(lightbox)).to.equal(1)
      await press('-')
      expect(scaleOf(lightbox)).to.equal(1)
      await click('Zoom in')
      await click('150%: fit to the screen')
      expect(scaleOf(lightbox)).to.equal(1)
    })

    it('follows the wheel around the pointer, and the page behind stays where it is', async () => {
      document.body.style.minHeight = '4000px'
      const lightbox = await open(boat.id)
      const { left, top, width, height } = part(lightbox, '.box').getBoundingClientRect()
      const [x, y] = [Math.round(left + width / 4), Math.round(top + height / 2)]
      await sendMouse({ type: 'move', position: [x, y] })
      part(lightbox, '.box').dispatchEvent(
        new WheelEvent('wheel', {
          deltaY: -400,
          clientX: x,
          clientY: y,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      )
      await settled()
      expect(scaleOf(lightbox)).to.be.closeTo(Math.exp(0.8), 0.001)
      // What was a quarter in from the left is still below the pointer.
      const [moved = 0] = placeOf(lightbox)?.map(Number) ?? []
      expect(moved).to.be.closeTo((width / 4) * (Math.exp(0.8) - 1), 1)
      await press('PageDown')
      await press('ArrowDown')
      expect(scrollY).to.equal(0)
      document.body.style.minHeight = ''
    })

    it('follows a double tap there and back', async () => {
      const lightbox = await open()
      const tap = () => {
        touch(lightbox, 'pointerdown', 3, 10, 10)
        touch(lightbox, 'pointerup', 3, 10, 10)
      }
      tap()
      tap()
      await settled()
      expect(scaleOf(lightbox)).to.equal(2.5)
      tap()
      tap()
      await settled()
      expect(scaleOf(lightbox)).to.equal(1)
    })

    it('follows two fingers, which turn no page', async () => {
      const lightbox = await open()
      touch(lightbox, 'pointerdown', 1, -50, 0)
      touch(lightbox, 'pointerdown', 2, 50, 0)
      touch(lightbox, 'pointermove', 1, -100, 0)
      touch(lightbox, 'pointermove', 2, 100, 0)
      expect(scaleOf(lightbox)).to.be.closeTo(2, 0.001)
      touch(lightbox, 'pointermove', 1, -20, 0)
      touch(lightbox, 'pointermove', 2, 20, 0)
      touch(lightbox, 'pointerup', 1, -20, 0)
      touch(lightbox, 'pointerup', 2, 20, 0)
      await settled()
      expect(scaleOf(lightbox)).to.equal(1)
      expect(visibleText(lightbox)).to.include('2 of 3')
    })

    it('moves by drag and arrow keys, never off the stage, and starts anew at the next picture', async () => {
      const lightbox = await open()
      for (let step = 0; step < 6; step += 1) await press('+')
      await swipe(lightbox, 5000, 5000)
      const box = part(lightbox, '.box')
      const stage = part(lightbox, '.stage')
      const most = (box.offsetWidth * scaleOf(lightbox) - stage.offsetWidth) / 2
      expect(Number(placeOf(lightbox)?.[0])).to.be.closeTo(most, 1)
      await press('ArrowRight')
      expect(Number(placeOf(lightbox)?.[0])).to.be.closeTo(most - 80, 1)
      expect(visibleText(lightbox)).to.include('2 of 3')
      await click('Next picture')
      expect(scaleOf(lightbox)).to.equal(1)
    })
  })

  it('compares a picture with its source, and the arrow keys move the line then', async () => {
    const lightbox = await open()
    await click('Compare with its source')
    expect(shown()).to.include('Before: A cat').and.to.include('After: A wet cat')
    expect(allByRole(document, 'button', 'Zoom in')).to.deep.equal([])
    byRole(document, 'slider', 'Before and after').focus()
    await press('ArrowRight')
    expect(visibleText(lightbox)).to.include('2 of 3')
    await click('Compare with its source')
    expect(allByRole(document, 'slider')).to.deep.equal([])
  })

  it('leads to what a picture was made from', async () => {
    await open()
    await click('Made from: A cat')
    expect(shown()).to.deep.equal(['A cat'])
  })

  it('asks to be led to what is not among its pictures', async () => {
    const lightbox = await open()
    lightbox.images = [rain]
    await settled()
    const asked = nextEvent(lightbox, 'picgen-show-source')
    await click('Made from: an earlier picture')
    expect((await asked).imageId).to.equal(cat.id)
    await appears(lightbox, () => lightbox.shadowRoot?.childElementCount === 0)
  })

  it('closes first when it is continued with', async () => {
    const lightbox = await open()
    const asked = nextEvent(lightbox, 'picgen-continue-with')
    await click('Continue with this')
    expect((await asked).imageId).to.equal(rain.id)
    expect(document.activeElement).to.equal(byRole(document, 'button', 'Opener'))
  })

  it('says which picture the next message builds on', async () => {
    const lightbox = await open()
    lightbox.activeImageId = rain.id
    await settled()
    lightbox.addEventListener('picgen-continue-with', () => expect.fail('asked'))
    await click('Building on this')
  })

  it('saves and copies what it shows', async () => {
    const file = completedImage({ prompt: 'A red field', url: await pictureFile() })
    const lightbox = await open()
    lightbox.images = [file]
    lightbox.show(file.id)
    await settled()
    expect((await linkOf(() => click('Download'))).download).to.equal('A-red-field.png')
    expect(await clipboardOf('writeText', () => click('Copy prompt'))).to.equal('A red field')
    await appears(lightbox, () => visibleText(lightbox).includes('Copied'))
    expect(await clipboardOf('write', () => click('Copy image'))).to.have.lengthOf(1)
  })

  it('says when a picture cannot be loaded', async () => {
    const broken = completedImage({ url: '/no-such-picture.png' })
    const lightbox = await open()
    lightbox.images = [broken]
    lightbox.show(broken.id)
    await appears(lightbox, () => visibleText(lightbox).includes('could not be loaded'))
  })

  it('goes when its picture has gone', async () => {
    const lightbox = await open()
    lightbox.images = [cat]
    await appears(lightbox, () => lightbox.shadowRoot?.childElementCount === 0)
    lightbox.show(cat.id)
    await settled()
    expect(shown()).to.deep.equal(['A cat'])
  })
})
