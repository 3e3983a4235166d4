import type { PicGen } from '@picgen/sdk'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { appears, mount, nextEvent, settled } from '../../test/mount.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import { createStandIn } from '../../test/stand-in/create-stand-in.js'
import type { PicGenHistory } from './picgen-history.js'
import * as stories from './picgen-history.stories.js'

describe('picgen-history', () => {
  describeAccessibility(stories)

  const prompts = ['A lighthouse', 'A red boat', 'A castle']

  function library() {
    const standIn = createStandIn()
    for (const [index, prompt] of prompts.entries()) standIn.addImage({ prompt, width: 1344, height: 768 }, index)
    return standIn
  }

  async function show(standIn = library(), width = 600) {
    const history = await mount<PicGenHistory>(html`<picgen-history .client=${standIn.client}></picgen-history>`, {
      width,
    })
    await idle(history)
    return { history, standIn }
  }

  const idle = (history: PicGenHistory) =>
    appears(history, () => !history.shadowRoot?.querySelector('.scroll[aria-busy="true"]'))

  /** The pictures, as they stand one after the other. */
  const shown = () => allByRole(document, 'img').map((picture) => picture.getAttribute('alt'))

  async function choose(prompt: string, action: string) {
    byRole(document, 'button', `More actions: ${prompt}`).click()
    await settled()
    byRole(document, 'button', action).click()
    await settled()
  }

  function filter(name: string, value: string) {
    const select = byRole(document, 'combobox', name)
    const option = [...select.querySelectorAll('option')].find(({ textContent }) => textContent === value)
    if (!(select instanceof HTMLSelectElement) || !option) throw new Error(`There is no ${value}.`)
    select.value = option.value
    select.dispatchEvent(new Event('change'))
  }

  it('shows the pictures newest first, in equally high rows of their own shapes', async () => {
    const standIn = createStandIn()
    const sides = [
      [1024, 1024],
      [1024, 1536],
      [1536, 1024],
      [768, 1344],
      [1024, 1024],
    ] as const
    for (const [index, [width, height]] of sides.entries())
      standIn.addImage({ prompt: `Number ${index}`, width, height }, index)
    await show(standIn)
    expect(shown()).to.deep.equal(['Number 0', 'Number 1', 'Number 2', 'Number 3', 'Number 4'])
    const boxes = allByRole(document, 'listitem').map((tile) => tile.getBoundingClientRect())
    for (const [index, box] of boxes.entries()) {
      const [width, height] = sides[index] ?? [1, 1]
      expect(box.width / box.height).to.be.closeTo(width / height, 0.02)
      const sameRow = boxes.filter(({ top }) => Math.abs(top - box.top) < 1)
      for (const other of sameRow) expect(other.height).to.be.closeTo(box.height, 1)
    }
  })

  it('begins a conversation from a picture, once, and asks to open it', async () => {
    const { history, standIn } = await show()
    const asked = nextEvent(history, 'picgen-open-conversation')
    await choose('A red boat', 'Continue creation')
    const { conversationId } = await asked
    expect(standIn.conversation(conversationId ?? '').active_image?.prompt).to.equal('A red boat')
    expect(standIn.conversations()).to.have.length(1)
  })

  it('shows a picture large, goes on from it there, and leads to what it was made from', async () => {
    const standIn = createStandIn()
    const source = standIn.addImage({ prompt: 'A castle' }, 3)
    standIn.addImage({ prompt: 'Now in the snow', kind: 'img2img', source_image_id: source.id })
    const { history } = await show(standIn)
    byRole(document, 'button', 'Now in the snow').click()
    await appears(history, () => allByRole(document, 'dialog', 'Large picture').length === 1)
    byRole(document, 'button', /^Made from/).click()
    await appears(history, () => allByRole(document, 'dialog')[0]?.querySelector('img[alt="A castle"]') !== null)
    const asked = nextEvent(history, 'picgen-open-conversation')
    byRole(document, 'button', 'Continue with this').click()
    const { conversationId } = await asked
    expect(standIn.conversation(conversationId ?? '').active_image_id).to.equal(source.id)
  })

  it('gives a picture to whoever lets one be picked, and begins no conversation with it', async () => {
    const standIn = library()
    standIn.addImage({ status: 'failed', error_code: 'timed_out', prompt: 'A city' })
    const history = await mount<PicGenHistory>(
      html`<picgen-history picking .client=${standIn.client}></picgen-history>`,
    )
    await appears(history, () => shown().length === 3)
    expect(visibleText(history)).not.to.include('A city')
    const picked = nextEvent(history, 'picgen-continue-with')
    byRole(document, 'button', 'A red boat').click()
    expect(standIn.image((await picked).imageId).prompt).to.equal('A red boat')
    await settled()
    expect(standIn.conversations()).to.deep.equal([])
  })

  it('deletes a picture after a question, and puts the focus on its neighbour', async () => {
    const { history, standIn } = await show()
    await choose('A red boat', 'Delete')
    expect(byRole(document, 'dialog', 'Delete this picture?').textContent).to.include('gone for good')
    await sendKeys({ press: 'Escape' })
    await settled()
    expect(shown()).to.have.length(3)
    await choose('A red boat', 'Delete')
    byRole(document, 'button', 'Delete').click()
    await appears(history, () => standIn.images().length === 2)
    expect(shown()).to.deep.equal(['A lighthouse', 'A castle'])
    expect(history.shadowRoot?.activeElement?.querySelector('img')?.alt).to.equal('A castle')
  })

  it('opens the menu of a picture by the keyboard, and gives the focus back', async () => {
    const { history } = await show()
    byRole(document, 'button', 'More actions: A red boat').focus()
    await sendKeys({ press: 'Enter' })
    await appears(history, () => allByRole(document, 'button', 'Copy prompt').length === 1)
    await appears(history, () => history.shadowRoot?.activeElement?.textContent?.trim() === 'Continue creation')
    await sendKeys({ press: 'Escape' })
    await settled()
    expect(allByRole(document, 'button', 'Copy prompt')).to.deep.equal([])
    expect(history.shadowRoot?.activeElement?.ariaLabel).to.equal('More actions: A red boat')
  })

  it('searches the prompts and filters by kind and state, and shows everything again', async () => {
    const standIn = library()
    standIn.addImage({ kind: 'upload', prompt: '' })
    standIn.addImage({ kind: 'img2img', prompt: 'A blue boat' })
    standIn.addImage({ status: 'failed', error_code: 'timed_out', prompt: 'A city' })
    const { history } = await show(standIn)
    filter('Kind', 'Uploads')
    await appears(history, () => shown().join() === 'Uploaded picture')
    filter('Kind', 'Image to image')
    await appears(history, () => shown().join() === 'A blue boat')
    filter('State', 'Didn’t work out')
    await appears(history, () => visibleText(history).includes('Nothing found'))
    filter('Kind', 'All kinds')
    await appears(history, () => visibleText(history).includes('A city'))
    byRole(document, 'searchbox', 'Search your pictures').focus()
    await sendKeys({ type: 'boat' })
    await appears(history, () => visibleText(history).includes('Nothing found'))
    byRole(document, 'button', 'Show everything').click()
    await appears(history, () => allByRole(document, 'listitem').length === 6)
  })

  it('shows what is being made, and how it ends', async () => {
    const standIn = library()
    const waiting = standIn.addImage({ status: 'pending', prompt: 'A castle in the clouds', completed_at: null })
    const other = standIn.addImage({ status: 'processing', prompt: 'A very large city', completed_at: null })
    const { history } = await show(standIn)
    expect(visibleText(history)).to.include('In line…').and.include('Drawing your picture…')
    filter('State', 'Being made')
    await appears(history, () => allByRole(document, 'listitem').length === 2)
    standIn.finish(waiting.id)
    standIn.fail(other.id, 'content_policy')
    await appears(history, () => shown().includes('A castle in the clouds'))
    await appears(history, () => visibleText(history).includes('This one can’t be drawn'))
  })

  it('cancels what is being made', async () => {
    const standIn = createStandIn()
    const { id } = standIn.addImage({ status: 'processing', prompt: 'A very large city', completed_at: null })
    const { history } = await show(standIn)
    await choose('A very large city', 'Cancel')
    await appears(history, () => visibleText(history).includes('Cancelled'))
    expect(standIn.image(id).status).to.equal('cancelled')
  })

  it('stops asking about what is being made once it is gone, and goes on when it is back', async () => {
    const standIn = createStandIn()
    const { id } = standIn.addImage({ status: 'processing', prompt: 'A castle', completed_at: null })
    const signals: (AbortSignal | undefined)[] = []
    const watch: PicGen['images']['watch'] = (imageId, options) => {
      signals.push(options?.signal)
      return standIn.client.images.watch(imageId, options)
    }
    const client = { ...standIn.client, images: { ...standIn.client.images, watch } }
    const history = await mount<PicGenHistory>(html`<picgen-history .client=${client}></picgen-history>`)
    await appears(history, () => signals.length === 1)
    const place = history.parentElement
    history.remove()
    expect(signals.map((signal) => signal?.aborted)).to.deep.equal([true])
    place?.append(history)
    standIn.finish(id)
    await appears(history, () => shown().includes('A castle'))
  })

  it('reads on as one scrolls, never a picture twice', async () => {
    const standIn = createStandIn()
    standIn.addHistory(150)
    const { history } = await show(standIn)
    const box = history.shadowRoot?.querySelector('.scroll')
    expect(shown().length).to.equal(60)
    await appears(history, () => {
      box?.scrollTo(0, box.scrollHeight)
      return shown().length === 150
    })
    expect(new Set(allByRole(document, 'listitem').map(({ dataset }) => dataset['id'])).size).to.equal(150)
    expect(allByRole(document, 'button', 'Show more')).to.deep.equal([])
  })

  it('says that it is offline, and tries again', async () => {
    const standIn = library()
    standIn.goOffline()
    const { history } = await show(standIn)
    await appears(history, () => allByRole(document, 'alert').length === 1)
    standIn.goOnline()
    byRole(document, 'button', 'Try again').click()
    await appears(history, () => shown().length === 3)
  })

  it('has a next step for somebody without pictures', async () => {
    const { history } = await show(createStandIn())
    expect(visibleText(history)).to.include('No pictures yet')
    const asked = nextEvent(history, 'picgen-open-conversation')
    byRole(document, 'button', 'New conversation').click()
    expect((await asked).conversationId).to.equal(null)
  })

  for (const width of [280, 1600]) {
    it(`fits in ${width} pixels`, async () => {
      const { history } = await show(library(), width)
      expect(history.scrollWidth).to.be.at.most(width)
      expect(history.shadowRoot?.querySelector('.scroll')?.scrollWidth).to.be.at.most(width)
    })
  }
})
