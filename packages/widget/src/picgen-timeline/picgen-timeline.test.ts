import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { FakeSession } from '../../test/fake-session.js'
import { completedImage, exchange, outgoingMessage, unfinishedImage } from '../../test/fixtures.js'
import { appears, mount, picturesLoaded, settled } from '../../test/mount.js'
import { allByRole, byRole, elementsIn, visibleText } from '../../test/queries.js'
import type { PicGenTimeline } from './picgen-timeline.js'
import * as stories from './picgen-timeline.stories.js'

const log = () => byRole(document, 'log', 'Conversation')
const distanceToEnd = () => Math.round(log().scrollHeight - log().clientHeight - log().scrollTop)
const pictures = (count: number, values = {}) =>
  Array.from({ length: count }, () => exchange(completedImage(values))).flat()

async function show(session: FakeSession) {
  const timeline = await mount<PicGenTimeline>(html`<picgen-timeline .session=${session}></picgen-timeline>`, {
    height: 400,
  })
  timeline.style.height = '400px'
  await settled()
  return timeline
}

async function scrollTo(top: number) {
  const scrolled = new Promise((resolve) => log().addEventListener('scroll', resolve, { once: true }))
  log().scrollTop = top
  await scrolled
  await settled()
}

describe('picgen-timeline', () => {
  describeAccessibility(stories)

  it('opens at its end', async () => {
    await show(new FakeSession({ messages: pictures(4) }))
    expect(distanceToEnd()).to.be.within(-1, 1)
  })

  it('stays at its end when a message comes', async () => {
    const session = new FakeSession({ messages: pictures(3) })
    await show(session)
    session.change({ messages: [...session.state.messages, ...exchange(unfinishedImage())] })
    await settled()
    await picturesLoaded(document)
    expect(distanceToEnd()).to.be.within(-1, 1)
  })

  it('stays at its end when its box becomes lower', async () => {
    const timeline = await show(new FakeSession({ messages: pictures(3) }))
    timeline.style.height = '250px'
    await settled()
    expect(distanceToEnd()).to.be.within(-1, 1)
  })

  it('leads back to the end, and says what has come there meanwhile', async () => {
    const session = new FakeSession({ messages: pictures(4) })
    await show(session)
    expect(allByRole(document, 'button', 'Jump to latest')).to.deep.equal([])
    await scrollTo(100)
    byRole(document, 'button', 'Jump to latest')
    session.change({ messages: [...session.state.messages, ...pictures(1)] })
    await settled()
    byRole(document, 'button', 'New below').click()
    await appears(document.body, () => distanceToEnd() < 2)
    expect(allByRole(document, 'button', /latest|below/)).to.deep.equal([])
  })

  it('does not call it news that a picture below gets on', async () => {
    const image = unfinishedImage({ progress: 0.1 })
    const session = new FakeSession({ messages: [...pictures(4), ...exchange(image)] })
    await show(session)
    await scrollTo(100)
    const progress = (values: object) => {
      const now = session.state.messages
      session.change({ messages: [...now.slice(0, -1), { ...last(now), ...values }] })
      return settled()
    }
    await progress({ image: { ...image, progress: 0.5 } })
    expect(allByRole(document, 'button', 'New below')).to.deep.equal([])
    await progress({ image: completedImage({ id: image.id }), status: 'completed' })
    byRole(document, 'button', 'New below')
  })

  it('goes to the end when one sends', async () => {
    const session = new FakeSession({ messages: pictures(3) })
    const timeline = await show(session)
    await scrollTo(100)
    session.change({ outgoing: [outgoingMessage('And a gull')] })
    await settled()
    expect(visibleText(timeline)).to.include('And a gull')
    expect(distanceToEnd()).to.be.within(-1, 1)
  })

  it('shows a welcome from its beginning, also after a long conversation in a low box', async () => {
    const session = new FakeSession()
    const timeline = await show(session)
    timeline.style.height = '150px'
    await settled()
    expect(log().scrollTop).to.equal(0)
    session.change({ messages: pictures(3) })
    await settled()
    expect(log().scrollTop).to.be.above(0)
    session.change({ messages: [] })
    await settled()
    expect(log().scrollTop).to.equal(0)
  })

  it('offers what the page suggests, or shows what the page has in place of the welcome', async () => {
    const own = html`<picgen-timeline suggestions='["A red boat"]'></picgen-timeline>`
    await mount(own)
    expect(allByRole(document, 'button').map((button) => button.textContent?.trim())).to.deep.equal(['A red boat'])
    const timeline = await mount(html`<picgen-timeline><p slot="welcome">Draw a card</p></picgen-timeline>`)
    expect(visibleText(timeline)).to.equal('Draw a card')
  })

  it('marks the picture that the next message builds on', async () => {
    const [one, two] = [completedImage(), completedImage()]
    await show(new FakeSession({ messages: [...exchange(one), ...exchange(two)], activeImage: one }))
    const marked = [...elementsIn(document.body)].filter((element) => element.matches('picgen-picture[active]'))
    expect(marked.map((picture) => 'image' in picture && picture.image)).to.deep.equal([one])
  })

  it('says when something was written, after a silence', async () => {
    const [first, second] = [exchange(completedImage()), exchange(completedImage())]
    const later = second.map((message) => ({ ...message, created_at: '2026-11-20T14:30:00.000Z' }))
    const session = new FakeSession({ messages: [...first, ...later] })
    const timeline = await show(session)
    expect(visibleText(timeline).match(/November 20/g)?.length).to.equal(2)
    session.change({ messages: [...first, ...second] })
    await settled()
    expect(visibleText(timeline).match(/November 20/g)?.length).to.equal(1)
  })
})

describe('picgen-timeline, asked by its parts', () => {
  const ask = async (type: string, fields: object, prevented = false) => {
    const image = completedImage()
    const session = new FakeSession({ messages: exchange(image) })
    const timeline = await show(session)
    if (prevented) document.addEventListener(type, (event) => event.preventDefault(), { once: true })
    const event = new Event(type, { bubbles: true, composed: true, cancelable: true })
    timeline.shadowRoot?.querySelector('picgen-message')?.dispatchEvent(Object.assign(event, fields))
    await settled()
    return session.asked
  }

  it('acts on the session', async () => {
    expect(await ask('picgen-continue-with', { imageId: '1' })).to.deep.equal(['continue with 1'])
    expect(await ask('picgen-cancel', { imageId: '2' })).to.deep.equal(['cancel 2'])
    expect(await ask('picgen-retry', { messageId: '3' })).to.deep.equal(['retry 3'])
    expect(await ask('picgen-resend', { outgoingId: '4' })).to.deep.equal(['retry 4'])
    expect(await ask('picgen-discard', { outgoingId: '5' })).to.deep.equal(['discard 5'])
    expect((await ask('picgen-reload', {}))[0]).to.match(/^load /)
  })

  it('does nothing that the page has prevented', async () => {
    expect(await ask('picgen-cancel', { imageId: '2' }, true)).to.deep.equal([])
  })

  it('leads to what a picture was made from, and reads further back for it', async () => {
    const source = completedImage({ prompt: 'The very first' })
    class Paged extends FakeSession {
      override loadOlder() {
        this.change({ messages: [...exchange(source), ...this.state.messages], older: 'none' })
        return super.loadOlder()
      }
    }
    const messages = pictures(20)
    const session = new Paged({ messages, older: 'more' })
    const timeline = await show(session)
    const event = new Event('picgen-show-source', { bubbles: true, composed: true, cancelable: true })
    timeline.shadowRoot?.querySelector('picgen-message')?.dispatchEvent(Object.assign(event, { imageId: source.id }))
    await appears(timeline, () => byIndex(timeline, 2)?.matches(':focus') ?? false)
    await settled()
    const top = (byIndex(timeline, 2)?.getBoundingClientRect().top ?? 0) - log().getBoundingClientRect().top
    expect(top).to.be.within(0, 200)
  })
})

describe('picgen-timeline, for those who listen or use a keyboard', () => {
  const status = (timeline: Element) => timeline.shadowRoot?.querySelector('[role=status]')?.textContent

  it('tells that a picture is ready, or why there is none, and nothing when it opens', async () => {
    const waiting = unfinishedImage({ prompt: 'A red boat' })
    const session = new FakeSession({ messages: [...pictures(1), ...exchange(waiting)] })
    const timeline = await show(session)
    expect(status(timeline)).to.equal('')
    const before = session.state.messages
    const end = (values: object) =>
      session.change({ messages: [...before.slice(0, -1), { ...last(before), ...values }] })
    end({ status: 'completed', image: completedImage({ prompt: 'A red boat' }) })
    await settled()
    expect(status(timeline)).to.equal('Picture ready. A red boat')
    session.change({ messages: before })
    end({ status: 'failed', error_code: 'content_policy' })
    await settled()
    expect(status(timeline)).to.equal('This one can’t be drawn')
  })

  it('tells it anew when the next picture has the same prompt', async () => {
    const [first, second] = [unfinishedImage({ prompt: 'A red boat' }), unfinishedImage({ prompt: 'A red boat' })]
    const session = new FakeSession({ messages: [...exchange(first), ...exchange(second)] })
    const timeline = await show(session)
    const finish = async (id: string) => {
      const image = completedImage({ id, prompt: 'A red boat' })
      session.change({
        messages: session.state.messages.map((message) =>
          message.image_id === id ? { ...message, status: 'completed', image } : message,
        ),
      })
      await settled()
    }
    await finish(first.id)
    const before = status(timeline)
    await finish(second.id)
    expect(status(timeline)?.trim()).to.equal('Picture ready. A red boat')
    expect(status(timeline)).not.to.equal(before)
  })

  it('moves the focus to the message whose button is gone, and to the log when the message is gone too', async () => {
    const error = { action: 'send', message: 'No connection.', cause: null } as const
    const delayed = { ...outgoingMessage('And a gull'), status: 'delayed', error } as const
    const session = new FakeSession({ messages: pictures(1), outgoing: [delayed] })
    const timeline = await show(session)
    byRole(document, 'button', 'Send now').focus()
    session.change({ outgoing: [{ ...outgoingMessage('And a gull'), id: delayed.id }] })
    await settled()
    await settled()
    expect(timeline.shadowRoot?.activeElement?.id).to.equal(delayed.id)
    session.change({ outgoing: [] })
    await settled()
    await settled()
    expect(timeline.shadowRoot?.activeElement).to.equal(log())
  })

  it('leaves the focus where the person has put it', async () => {
    const session = new FakeSession({ messages: pictures(1) })
    const button = document.createElement('button')
    await show(session)
    document.body.append(button)
    button.focus()
    session.change({ messages: pictures(1) })
    await settled()
    expect(document.activeElement).to.equal(button)
    button.remove()
  })

  it('is scrolled by keys, and each message is within reach of the tabulator', async () => {
    await show(new FakeSession({ messages: pictures(6) }))
    log().focus()
    await sendKeys({ press: 'Home' })
    await appears(document.body, () => log().scrollTop === 0)
    const seen = new Set<string>()
    for (let press = 0; press < 60 && seen.size < 6; press += 1) {
      await sendKeys({ press: 'Tab' })
      await settled()
      const row = log().getRootNode() instanceof ShadowRoot ? focusedRow() : null
      if (row) seen.add(row)
    }
    expect(seen.size).to.equal(6)
  })
})

const last = <Item>(items: readonly Item[]): Item => {
  const item = items.at(-1)
  if (item === undefined) throw new Error('There is none.')
  return item
}
const byIndex = (timeline: Element, position: number) =>
  timeline.shadowRoot?.querySelector<HTMLElement>(`picgen-message[aria-posinset="${position}"]`)
const focusedRow = () => {
  const root = log().getRootNode()
  return root instanceof ShadowRoot ? (root.activeElement?.getAttribute('aria-posinset') ?? null) : null
}
