import { expect } from 'chai'
import { computeAccessibleDescription } from 'dom-accessibility-api'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { completedImage, unfinishedImage } from '../../test/fixtures.js'
import { appears, mount, nextEvent, picturesLoaded, settled } from '../../test/mount.js'
import { catInTheMaking, wideCatInTheMaking } from '../../test/pictures.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import type { PicGenPicture } from './picgen-picture.js'
import * as stories from './picgen-picture.stories.js'

describe('picgen-picture', () => {
  describeAccessibility(stories)

  const show = (image: object, width = 600) =>
    mount<PicGenPicture>(html`<picgen-picture .image=${image}></picgen-picture>`, { width })

  const frameOf = (picture: PicGenPicture) => picture.shadowRoot?.querySelector('.frame')?.getBoundingClientRect()

  for (const [width, height] of [
    [1024, 1024],
    [1536, 512],
    [512, 1536],
  ] as const) {
    it(`takes its place of ${width}x${height} before it is there, and nothing moves when it arrives`, async () => {
      const waiting = unfinishedImage({ width, height })
      const picture = await show(waiting)
      const place = frameOf(picture)
      const whole = picture.getBoundingClientRect()
      expect((place?.width ?? 0) / (place?.height ?? 1)).to.be.closeTo(width / height, 0.01)

      const { url, thumbnail_url, placeholder } = completedImage()
      picture.image = { ...waiting, status: 'completed', url, thumbnail_url, placeholder }
      await settled()
      expect(frameOf(picture)).to.deep.equal(place)
      expect(picture.getBoundingClientRect()).to.deep.equal(whole)
      await picturesLoaded(document)
      expect(frameOf(picture)).to.deep.equal(place)
      expect(picture.getBoundingClientRect()).to.deep.equal(whole)
    })
  }

  it('never grows beyond a narrow place', async () => {
    const picture = await show(completedImage({ width: 1536, height: 512 }), 280)
    expect(frameOf(picture)?.width).to.equal(280)
  })

  it('may be half as wide again as it may be high', async () => {
    const picture = await show(completedImage({ width: 1536, height: 1024 }), 900)
    picture.style.setProperty('--picgen-picture-size', '300px')
    expect(frameOf(picture)).to.deep.include({ width: 450, height: 300 })
  })

  it('has a button that says which picture it continues with', async () => {
    await show(completedImage({ prompt: 'A red boat' }))
    expect(computeAccessibleDescription(byRole(document, 'button', 'Continue with this'))).to.equal('A red boat')
  })

  it('describes itself with its prompt', async () => {
    await show(completedImage({ prompt: 'A red boat' }))
    expect(byRole(document, 'img', 'A red boat')).to.be.instanceOf(HTMLImageElement)
  })

  it('says that it is being made, and how far it is where a model tells', async () => {
    const picture = await show(unfinishedImage({ progress: 0.4 }))
    expect(visibleText(picture)).to.include('Drawing your picture')
    expect(byRole(document, 'progressbar').getAttribute('aria-valuenow')).to.equal('40')
    expect(allByRole(document, 'button')).to.deep.equal([])
  })

  describe('with a preview', () => {
    const canvasOf = (picture: PicGenPicture) => {
      const canvas = picture.shadowRoot?.querySelector('canvas')
      if (!canvas) throw new Error('There is no canvas.')
      return canvas
    }
    /** Resolves once a preview, which is 96 pixels wide, is there. */
    const painted = (picture: PicGenPicture) => appears(picture, () => canvasOf(picture).width === 96)
    const opacityOf = (element: Element) => Number(getComputedStyle(element).opacity)

    it('shows how it looks so far, and says what it says without one', async () => {
      const image = unfinishedImage({ progress: 0.4 })
      const picture = await show(image)
      const place = frameOf(picture)
      expect(canvasOf(picture).hidden).to.equal(true)
      picture.image = { ...image, preview: catInTheMaking }
      await painted(picture)
      expect(canvasOf(picture).checkVisibility()).to.equal(true)
      expect(opacityOf(canvasOf(picture))).to.equal(1)
      expect(pixelOf(canvasOf(picture))).to.include({ alpha: 255 })
      expect(frameOf(picture)).to.deep.equal(place)
      expect(visibleText(picture)).to.include('Drawing your picture')
      expect(byRole(document, 'progressbar').getAttribute('aria-valuenow')).to.equal('40')
      expect(allByRole(document, 'img')).to.deep.equal([])
    })

    it('keeps it below the finished picture until that has come, and no longer', async () => {
      const image = unfinishedImage({ preview: catInTheMaking })
      const picture = await show(image)
      picture.style.setProperty('--pg-slow', '0ms')
      await painted(picture)
      const place = frameOf(picture)
      const { url, placeholder } = completedImage()
      picture.image = { ...image, status: 'completed', preview: null, url: null, placeholder }
      await settled()
      expect(canvasOf(picture).width).to.equal(96)
      expect(opacityOf(canvasOf(picture))).to.equal(1)
      picture.image = { ...picture.image, url }
      await settled()
      await picturesLoaded(document)
      await appears(picture, () => opacityOf(canvasOf(picture)) === 0)
      expect(byRole(document, 'img', image.prompt)).to.be.instanceOf(HTMLImageElement)
      expect(frameOf(picture)).to.deep.equal(place)
    })

    it('goes back to the picture that is changed where an attempt begins anew', async () => {
      const image = unfinishedImage({ kind: 'img2img', preview: catInTheMaking })
      const picture = await show(image)
      picture.source = completedImage()
      await painted(picture)
      picture.image = { ...image, preview: null }
      await settled()
      expect(canvasOf(picture).width).to.equal(32)
      expect(opacityOf(canvasOf(picture))).to.be.lessThan(1)
    })

    it('shows none of another picture, and none of one that is finished', async () => {
      const picture = await show(unfinishedImage({ preview: catInTheMaking }))
      await painted(picture)
      picture.image = unfinishedImage()
      await settled()
      expect(canvasOf(picture).hidden).to.equal(true)
      picture.image = completedImage({ preview: catInTheMaking, placeholder: null })
      await settled()
      expect(canvasOf(picture).hidden).to.equal(true)
    })

    it('takes no harm from one that is no picture', async () => {
      const image = unfinishedImage({ preview: 'data:image/webp;base64,AAAA' })
      const picture = await show(image)
      for (const preview of ['https://elsewhere.example/cat.png', 'data:image/webp;base64,%', 'nonsense']) {
        picture.image = { ...image, preview }
        await settled()
      }
      expect(visibleText(picture)).to.include('Drawing your picture')
      picture.image = { ...image, preview: catInTheMaking }
      await painted(picture)
    })

    it('shows the newest one, however they are decoded', async () => {
      const image = unfinishedImage({ preview: catInTheMaking })
      const picture = await show(image)
      for (const preview of [wideCatInTheMaking, catInTheMaking, wideCatInTheMaking]) {
        picture.image = { ...image, preview }
        await picture.updateComplete
      }
      await appears(picture, () => canvasOf(picture).height === 32)
      await settled()
      expect(canvasOf(picture).height).to.equal(32)
    })
  })

  it('takes a status of a later version for "not finished yet"', async () => {
    expect(visibleText(await show(unfinishedImage({ status: 'dreaming' })))).to.include('Drawing your picture')
  })

  it('counts the seconds of a wait', async () => {
    const since = new Date(Date.now() - 75_000).toISOString()
    expect(visibleText(await show(unfinishedImage({ created_at: since })))).to.match(/1 min 1[5-9] s/)
  })

  it('asks to be continued with', async () => {
    const image = completedImage()
    const picture = await show(image)
    const asked = nextEvent(picture, 'picgen-continue-with')
    byRole(document, 'button', 'Continue with this').click()
    expect((await asked).imageId).to.equal(image.id)
  })

  it('says that it is built on, and then asks for nothing', async () => {
    const picture = await show(completedImage())
    const button = byRole(document, 'button', 'Continue with this')
    picture.addEventListener('picgen-continue-with', () => expect.fail('asked'))
    picture.active = true
    await settled()
    byRole(document, 'button', 'Building on this').click()
    expect(button.isConnected).to.equal(true)
  })

  it('offers another try where the picture cannot be loaded', async () => {
    const picture = await show(completedImage({ url: '/no-such-picture.png', placeholder: 'nonsense' }))
    const img = picture.shadowRoot?.querySelector('img')
    if (img) await new Promise((resolve) => img.addEventListener('error', resolve))
    await settled()
    expect(visibleText(picture)).to.include('could not be loaded')
    const asked = nextEvent(picture, 'picgen-reload')
    byRole(document, 'button', 'Try again').click()
    await asked
  })
})

/** What the middle of a canvas shows. */
function pixelOf(canvas: HTMLCanvasElement) {
  const [red, green, blue, alpha] =
    canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data ?? []
  return { red, green, blue, alpha }
}
