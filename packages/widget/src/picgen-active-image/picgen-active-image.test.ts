import type { PicGen, StudioState } from '@picgen/sdk'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { FakeSession } from '../../test/fake-session.js'
import { completedImage } from '../../test/fixtures.js'
import { appears, mount, nextEvent, settled } from '../../test/mount.js'
import { allByRole, byRole, elementsIn, visibleText } from '../../test/queries.js'
import { createStandIn } from '../../test/stand-in/create-stand-in.js'
import type { StandIn } from '../../test/stand-in/stand-in.js'
import { planNextMessage } from '../element/next-message.js'
import type { PicGenActiveImage } from './picgen-active-image.js'
import * as stories from './picgen-active-image.stories.js'

describe('picgen-active-image', () => {
  describeAccessibility(stories)

  let panel: PicGenActiveImage
  let session: FakeSession

  async function show(
    state: Partial<StudioState> = {},
    { width = 600, client }: { width?: number; client?: PicGen } = {},
  ) {
    session = new FakeSession(state)
    panel = await mount<PicGenActiveImage>(
      html`<picgen-active-image .session=${session} .client=${client}></picgen-active-image>`,
      { width },
    )
  }

  const button = (name: string | RegExp) => byRole(document, 'button', name)
  const png = (bytes = 5, name = 'cat.png') => new File([new Uint8Array(bytes)], name, { type: 'image/png' })
  const error = { action: 'attach', message: 'The server is away.', cause: null } as const

  it('says that the next message starts a new picture, and offers nothing to clear', async () => {
    await show()
    expect(visibleText(panel)).to.include('Your next message starts a new picture')
    expect(allByRole(document, 'button', 'New image')).to.deep.equal([])
  })

  it('shows the picture that the next message builds on, and clears it once', async () => {
    await show({ activeImage: completedImage({ prompt: 'A red boat' }) })
    expect(visibleText(panel)).to.include('Your next message builds on this picture')
    expect(byRole(document, 'img', 'A red boat')).to.be.instanceOf(HTMLImageElement)
    button('New image').click()
    session.change({ isChoosing: true })
    await settled()
    button('New image').click()
    expect(session.asked).to.deep.equal(['clear'])
  })

  it('keeps the focus in the panel when what was pressed goes away', async () => {
    await show({ activeImage: completedImage() })
    button('New image').focus()
    button('New image').click()
    session.change({ activeImage: null, nextMode: 'text2img' })
    await settled()
    expect(panel.shadowRoot?.activeElement?.localName).to.equal('section')
  })

  it('leaves the clearing to a page that prevents it', async () => {
    await show({ activeImage: completedImage() })
    panel.addEventListener('picgen-new-image', (event) => event.preventDefault())
    button('New image').click()
    expect(session.asked).to.deep.equal([])
  })

  it('says so when the next message starts a new picture although one is active', async () => {
    await show({ activeImage: completedImage() })
    planNextMessage(session, { mode: 'text2img' })
    await settled()
    expect(visibleText(panel)).to.include('starts a new picture').and.not.include('builds on')
  })

  it('asks to see the picture large', async () => {
    const image = completedImage({ prompt: 'A red boat' })
    await show({ activeImage: image })
    const asked = nextEvent(panel, 'picgen-view')
    button('A red boat').click()
    expect((await asked).imageId).to.equal(image.id)
  })

  for (const width of [262, 358, 600]) {
    it(`is as high in every state and fits, ${width} pixels wide`, async () => {
      await show({}, { width, client: createStandIn().client })
      const empty = panel.getBoundingClientRect()
      const states: Partial<StudioState>[] = [
        { activeImage: completedImage() },
        { attachment: { status: 'uploading', file: png() } },
        { attachment: { status: 'failed', file: png(), error } },
      ]
      for (const state of states) {
        session.change(state)
        await settled()
        expect(panel.getBoundingClientRect()).to.deep.include({ width: empty.width, height: empty.height })
        for (const control of allByRole(document, 'button')) {
          const { left, right } = control.getBoundingClientRect()
          expect(left).to.be.at.least(empty.left)
          expect(right).to.be.at.most(empty.right)
        }
        expect(panel.shadowRoot?.querySelector('p')?.getBoundingClientRect().height).to.be.below(64)
      }
    })
  }

  describe('a picture of one’s own', () => {
    const choose = (file: File) => {
      const input = panel.shadowRoot?.querySelector('input')
      if (!input) throw new Error('There is no file input.')
      const files = new DataTransfer()
      files.items.add(file)
      input.files = files.files
      input.dispatchEvent(new Event('change'))
    }
    const drag = (type: string, file?: File, relatedTarget: EventTarget | null = null) => {
      const dataTransfer = new DataTransfer()
      if (file) dataTransfer.items.add(file)
      else dataTransfer.setData('text/plain', 'a text')
      const event = new DragEvent(type, {
        dataTransfer,
        relatedTarget,
        bubbles: true,
        cancelable: true,
        composed: true,
      })
      return byRole(document, 'region').dispatchEvent(event)
    }

    it('is chosen with a button', async () => {
      await show()
      const input = panel.shadowRoot?.querySelector('input')
      const opened = new Promise((resolve) => input?.addEventListener('click', resolve, { once: true }))
      input?.addEventListener('click', (event) => event.preventDefault())
      button('Upload a picture').click()
      await opened
      expect(input?.accept).to.equal('image/png,image/jpeg,image/webp,image/avif,image/gif')
      choose(png(7))
      expect(session.asked).to.deep.equal(['attach 7'])
    })

    it('is dropped on the panel, which shows where', async () => {
      await show()
      expect(drag('dragover', png())).to.equal(false)
      await settled()
      expect(visibleText(panel)).to.include('Drop your picture here')
      drag('dragleave', png(), panel)
      expect(panel.hasAttribute('dropping')).to.equal(true)
      drag('dragleave', png(), document.body)
      expect(panel.hasAttribute('dropping')).to.equal(false)
      drag('dragover', png())
      expect(drag('drop', png(9))).to.equal(false)
      expect(session.asked).to.deep.equal(['attach 9'])
      expect(panel.hasAttribute('dropping')).to.equal(false)
    })

    it('a text that is dragged over it is none', async () => {
      await show()
      expect(drag('dragover')).to.equal(true)
      expect(drag('drop')).to.equal(true)
      expect(panel.hasAttribute('dropping')).to.equal(false)
      expect(session.asked).to.deep.equal([])
    })

    it('is pasted while the panel has the focus', async () => {
      await show()
      const clipboardData = new DataTransfer()
      clipboardData.items.add(png(3))
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true })
      expect(button('Upload a picture').dispatchEvent(paste)).to.equal(false)
      expect(session.asked).to.deep.equal(['attach 3'])
    })

    it('is left to a page that prevents it', async () => {
      await show()
      const asked = nextEvent(panel, 'picgen-attach')
      panel.addEventListener('picgen-attach', (event) => event.preventDefault())
      const file = png()
      choose(file)
      expect((await asked).file).to.equal(file)
      expect(session.asked).to.deep.equal([])
    })

    it('that is too large or no picture is refused before it is sent, until another is chosen', async () => {
      await show()
      choose(png(20 * 2 ** 20 + 1))
      await settled()
      expect(byRole(document, 'status').textContent).to.include('up to 20 MB')
      choose(new File(['text'], 'notes.txt', { type: 'text/plain' }))
      await settled()
      expect(byRole(document, 'status').textContent).to.include('PNG, JPEG, WebP, AVIF or GIF')
      expect(session.asked).to.deep.equal([])
      button('Close').click()
      await settled()
      expect(visibleText(panel)).to.include('starts a new picture')
      choose(png(20 * 2 ** 20))
      expect(session.asked).to.deep.equal([`attach ${20 * 2 ** 20}`])
    })

    it('is shown while it is uploaded, and can be taken back', async () => {
      await show({ attachment: { status: 'uploading', file: await picture() } })
      expect(byRole(document, 'status').textContent).to.include('Uploading your picture')
      const canvas = [...elementsIn(panel.shadowRoot ?? document)].find((one) => one instanceof HTMLCanvasElement)
      await appears(panel, () => canvas?.getContext('2d')?.getImageData(20, 20, 1, 1).data[0] === 255)
      button('Take back').click()
      expect(session.asked).to.deep.equal(['discard '])
    })

    it('leaves the focus in the panel, when it is chosen and when it is there', async () => {
      await show()
      button('Upload a picture').focus()
      session.change({ attachment: { status: 'uploading', file: await picture() } })
      await settled()
      expect(panel.shadowRoot?.activeElement?.localName).to.equal('section')
      session.change({ attachment: { status: 'failed', file: png(), error } })
      await settled()
      button('Try again').focus()
      session.change({ attachment: null, activeImage: completedImage() })
      await settled()
      expect(panel.shadowRoot?.activeElement?.localName).to.equal('section')
    })

    it('that could not be uploaded says why, and is tried again or taken back', async () => {
      await show({ attachment: { status: 'failed', file: png(), error } })
      expect(byRole(document, 'status').textContent).to.include('The server is away.')
      button('Try again').click()
      button('Take back').click()
      expect(session.asked).to.deep.equal(['retry ', 'discard '])
    })
  })

  describe('a picture from the history', () => {
    let standIn: StandIn

    const pictures = () => allByRole(panel.shadowRoot?.querySelector('dialog') ?? panel, 'img')
    const open = async (isFilled = true) => {
      standIn = createStandIn()
      if (isFilled) standIn.addHistory(30)
      await show({}, { client: standIn.client })
      button('Choose from your pictures').focus()
      await sendKeys({ press: 'Enter' })
      await appears(panel, () => (isFilled ? pictures().length > 0 : visibleText(panel).includes('No pictures yet')))
    }

    it('is not offered without a client, and read by nobody who does not ask', async () => {
      await show()
      expect(allByRole(document, 'button').length).to.equal(1)
      standIn = createStandIn()
      await show({}, { client: standIn.client })
      expect(standIn.requests).to.deep.equal([])
    })

    it('is picked, and the next message builds on it', async () => {
      await open()
      pictures()[3]?.closest('button')?.click()
      await settled()
      expect(session.asked).to.deep.equal([`continue with ${standIn.images()[3]?.id}`])
      expect(allByRole(document, 'dialog')).to.deep.equal([])
    })

    it('is picked by keyboard, and the focus goes back to the button', async () => {
      await open()
      pictures()[0]?.closest('button')?.focus()
      await sendKeys({ press: 'Enter' })
      await settled()
      expect(session.asked).to.deep.equal([`continue with ${standIn.images()[0]?.id}`])
      expect(panel.shadowRoot?.activeElement?.ariaLabel).to.equal('Choose from your pictures')
    })

    it('is searched for', async () => {
      await open()
      const { prompt = '' } = standIn.images()[1] ?? {}
      byRole(document, 'searchbox', 'Search your pictures').focus()
      await sendKeys({ type: prompt })
      await appears(panel, () => pictures().every((picture) => picture.getAttribute('alt') === prompt))
      expect(pictures().length).to.be.above(0)
      await sendKeys({ type: ' and no such thing' })
      await appears(panel, () => visibleText(panel).includes('Nothing found'))
    })

    it('comes page by page', async () => {
      await open()
      await appears(panel, () => pictures().length === 30)
    })

    it('is none where there is none yet', async () => {
      await open(false)
      button('Close').click()
      expect(allByRole(document, 'dialog')).to.deep.equal([])
    })

    it('can be asked for again where it could not be read', async () => {
      standIn = createStandIn()
      standIn.addHistory(3)
      standIn.settings.problem = { status: 401, code: 'unauthenticated', detail: 'No.' }
      await show({}, { client: standIn.client })
      button('Choose from your pictures').click()
      await appears(panel, () => allByRole(document, 'button', 'Try again').length === 1)
      standIn.settings.problem = null
      button('Try again').click()
      await appears(panel, () => pictures().length === 3)
    })
  })
})

/** A red one. */
function picture(): Promise<File> {
  const canvas = new OffscreenCanvas(60, 40)
  const context = canvas.getContext('2d')
  if (context) context.fillStyle = '#ff0000'
  context?.fillRect(0, 0, 60, 40)
  return canvas.convertToBlob().then((blob) => new File([blob], 'red.png', { type: 'image/png' }))
}
