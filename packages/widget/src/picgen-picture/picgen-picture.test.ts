import { expect } from 'chai'
import { computeAccessibleDescription } from 'dom-accessibility-api'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { completedImage, unfinishedImage } from '../../test/fixtures.js'
import { appears, mount, nextEvent, picturesLoaded, settled } from '../../test/mount.js'
import { clipboardOf, linkOf, pictureFile } from '../../test/picture-files.js'
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

  const pending = () => unfinishedImage({ status: 'pending', created_at: new Date(Date.now() - 5000).toISOString() })

  describe('while it is made', () => {
    it('says that it is in line, until it is drawn', async () => {
      const image = pending()
      const picture = await show(image)
      expect(visibleText(picture)).to.include('In line…')
      picture.image = { ...image, status: 'processing' }
      await settled()
      expect(visibleText(picture)).to.include('Drawing your picture…')
    })

    it('can be cancelled, once', async () => {
      const image = pending()
      const picture = await show(image)
      const asked = nextEvent(picture, 'picgen-cancel')
      const button = byRole(document, 'button', 'Cancel')
      button.click()
      expect((await asked).imageId).to.equal(image.id)
      picture.cancelling = true
      await settled()
      expect(visibleText(picture)).to.include('Cancelling…')
      picture.addEventListener('picgen-cancel', () => expect.fail('asked again'))
      button.click()
      expect(button.ariaDisabled).to.equal('true')
    })

    it('leaves the focus with its next button when it is finished', async () => {
      const image = pending()
      const picture = await show(image)
      byRole(document, 'button', 'Cancel').focus()
      picture.image = completedImage({ id: image.id })
      await settled()
      expect(picture.shadowRoot?.activeElement).to.equal(byRole(document, 'button', 'Continue with this'))
    })
  })

  describe('made from another', () => {
    const source = completedImage({ prompt: 'A cat' })
    const madeFrom = { prompt: 'A wet cat', source_image_id: source.id, kind: 'img2img' } as const
    const image = completedImage(madeFrom)
    const showBoth = (shown = image, width = 600) =>
      mount<PicGenPicture>(html`<picgen-picture .image=${shown} .source=${source}></picgen-picture>`, { width })

    it('says so, and asks to be led there', async () => {
      const picture = await showBoth()
      const asked = nextEvent(picture, 'picgen-show-source')
      byRole(document, 'button', 'Made from: A cat').click()
      expect((await asked).imageId).to.equal(source.id)
    })

    it('says so too where that one is not there', async () => {
      const picture = await show(image)
      const asked = nextEvent(picture, 'picgen-show-source')
      byRole(document, 'button', 'Made from: an earlier picture').click()
      expect((await asked).imageId).to.equal(source.id)
      expect(allByRole(document, 'button', 'Compare with its source')).to.deep.equal([])
    })

    it('is compared with it in its own place', async () => {
      const picture = await showBoth()
      const place = picture.getBoundingClientRect()
      byRole(document, 'button', 'Compare with its source').click()
      await settled()
      expect(byRole(document, 'slider', 'Before and after').getBoundingClientRect().width).to.equal(
        frameOf(picture)?.width,
      )
      expect(byRole(document, 'button', 'Compare with its source').ariaPressed).to.equal('true')
      expect(picture.getBoundingClientRect()).to.deep.equal(place)
      byRole(document, 'button', 'Compare with its source').click()
      await settled()
      expect(allByRole(document, 'slider')).to.deep.equal([])
    })

    for (const width of [280, 390, 440, 500]) {
      it(`stays as high when it is finished, ${width} pixels wide`, async () => {
        const picture = await showBoth({ ...pending(), ...madeFrom }, width)
        const before = picture.getBoundingClientRect()
        picture.image = image
        await settled()
        expect(picture.getBoundingClientRect()).to.deep.equal(before)
        expect(picture.shadowRoot?.querySelector('.picture')?.scrollWidth).to.be.at.most(width)
      })
    }
  })

  describe('what can be done with it', () => {
    const file = async () =>
      completedImage({ prompt: 'A red field', url: await pictureFile({ type: 'image/webp' }), mime_type: 'image/webp' })
    const click = (name: string) => byRole(document, 'button', name).click()

    it('is seen large', async () => {
      const image = completedImage({ prompt: 'A red boat' })
      const picture = await show(image)
      const asked = nextEvent(picture, 'picgen-view')
      click('View large: A red boat')
      expect((await asked).imageId).to.equal(image.id)
    })

    it('is saved under a name from its prompt', async () => {
      await show(await file())
      expect((await linkOf(() => click('Download'))).download).to.equal('A-red-field.webp')
    })

    it('says where it cannot be saved', async () => {
      const picture = await show(completedImage({ url: '/no-such-picture.png' }))
      click('Download')
      await appears(picture, () => byRole(picture.shadowRoot ?? document, 'status').textContent !== '')
      expect(byRole(document, 'status').textContent).to.include('could not be loaded')
    })

    it('is copied, which is said and shown', async () => {
      const picture = await show(await file())
      const [item] = await clipboardOf<ClipboardItem[]>('write', () => click('Copy image'))
      expect((await item?.getType('image/png'))?.size).to.be.greaterThan(0)
      await appears(picture, () => byRole(document, 'status').textContent === 'Copied')
    })

    it('has its prompt copied', async () => {
      const picture = await show(await file())
      expect(await clipboardOf('writeText', () => click('Copy prompt'))).to.equal('A red field')
      await appears(picture, () => byRole(document, 'status').textContent === 'Copied')
    })

    it('says where the browser allows no copying', async () => {
      const picture = await show(await file())
      const refuse = () => Promise.reject(new DOMException('Not allowed.', 'NotAllowedError'))
      await clipboardOf('writeText', () => click('Copy prompt'), refuse)
      await appears(picture, () => byRole(document, 'status').textContent !== '')
      expect(byRole(document, 'status').textContent).to.include('doesn’t allow copying')
    })

    it('has its prompt used again', async () => {
      const picture = await show(await file())
      const asked = nextEvent(picture, 'picgen-use-prompt')
      click('Use prompt again')
      expect((await asked).prompt).to.equal('A red field')
    })

    it('has no prompt to copy or use where it was uploaded', async () => {
      await show(completedImage({ kind: 'upload', prompt: '' }))
      expect(byRole(document, 'button', 'View large: Uploaded picture')).to.be.instanceOf(HTMLButtonElement)
      expect(allByRole(document, 'button', /prompt/)).to.deep.equal([])
    })
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
