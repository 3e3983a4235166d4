import type { Message } from '@picgen/sdk'
import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { completedImage, exchange, outgoingMessage, unfinishedImage } from '../../test/fixtures.js'
import { mount, nextEvent, picturesLoaded, settled } from '../../test/mount.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import type { PicGenTimeline } from './picgen-timeline.js'
import * as stories from './picgen-timeline.stories.js'

describe('picgen-timeline', () => {
  describeAccessibility(stories)

  const show = (messages: Message[]) =>
    mount<PicGenTimeline>(html`<picgen-timeline .messages=${messages}></picgen-timeline>`, { height: 400 }).then(
      async (timeline) => {
        timeline.style.height = '400px'
        await settled()
        return timeline
      },
    )

  const log = () => byRole(document, 'log', 'Conversation')
  const distanceToEnd = () => Math.round(log().scrollHeight - log().clientHeight - log().scrollTop)
  const pictures = (count: number) => Array.from({ length: count }, () => exchange(completedImage())).flat()

  async function scrollTo(top: number) {
    const scrolled = new Promise((resolve) => log().addEventListener('scroll', resolve, { once: true }))
    log().scrollTop = top
    await scrolled
    await settled()
  }

  it('opens at its end', async () => {
    await show(pictures(4))
    expect(distanceToEnd()).to.equal(0)
  })

  it('stays at its end when a message comes', async () => {
    const timeline = await show(pictures(3))
    timeline.messages = [...timeline.messages, ...exchange(unfinishedImage())]
    await settled()
    await picturesLoaded(document)
    expect(distanceToEnd()).to.equal(0)
  })

  it('stays at its end when its box becomes lower', async () => {
    const timeline = await show(pictures(3))
    timeline.style.height = '250px'
    await settled()
    expect(distanceToEnd()).to.equal(0)
  })

  it('never moves while one reads further up', async () => {
    const waiting = unfinishedImage()
    const timeline = await show([...pictures(3), ...exchange(waiting)])
    await scrollTo(300)
    const { url, placeholder } = completedImage()
    const arrived = { ...waiting, status: 'completed', url, thumbnail_url: url, placeholder }
    const last = timeline.messages.at(-1)
    if (!last) throw new Error('There is a last message.')
    timeline.messages = [...timeline.messages.slice(0, -1), { ...last, status: 'completed', image: arrived }]
    await settled()
    timeline.messages = [...timeline.messages, ...pictures(1)]
    await settled()
    await picturesLoaded(document)
    expect(log().scrollTop).to.equal(300)
  })

  it('leads back to the end', async () => {
    await show(pictures(3))
    expect(allByRole(document, 'button', 'Jump to latest')).to.deep.equal([])
    await scrollTo(100)
    const arrived = new Promise((resolve) => log().addEventListener('scrollend', resolve, { once: true }))
    byRole(document, 'button', 'Jump to latest').click()
    await arrived
    await settled()
    expect(distanceToEnd()).to.equal(0)
    expect(allByRole(document, 'button', 'Jump to latest')).to.deep.equal([])
  })

  it('goes to the end when one sends', async () => {
    const timeline = await show(pictures(3))
    await scrollTo(100)
    timeline.outgoing = [outgoingMessage('And a gull')]
    await settled()
    expect(visibleText(timeline)).to.include('And a gull')
    expect(distanceToEnd()).to.equal(0)
  })

  it('says which message could not get through, and lets one try it now', async () => {
    const timeline = await show([])
    const error = { action: 'send', message: 'The Studio cannot be reached.', cause: null } as const
    const delayed = { ...outgoingMessage('And a gull'), status: 'delayed', error } as const
    timeline.outgoing = [delayed, outgoingMessage('And a boat')]
    await settled()
    expect(visibleText(timeline)).to.include('Not sent yet')
    const asked = nextEvent(timeline, 'picgen-resend')
    byRole(document, 'button', 'Try again').click()
    expect((await asked).outgoingId).to.equal(delayed.id)
  })

  it('tells that a picture is ready, or why there is none, and nothing when it opens', async () => {
    const waiting = unfinishedImage({ prompt: 'A red boat' })
    const timeline = await show([...pictures(1), ...exchange(waiting)])
    const status = () => timeline.shadowRoot?.querySelector('[role=status]')?.textContent
    expect(status()).to.equal('')
    const [prompt, picture] = timeline.messages.slice(-2)
    if (!prompt || !picture) throw new Error('There are two messages.')
    timeline.messages = [prompt, { ...picture, status: 'completed', image: completedImage({ prompt: 'A red boat' }) }]
    await settled()
    expect(status()).to.equal('Picture ready. A red boat')
    timeline.messages = [prompt, picture]
    await settled()
    timeline.messages = [
      prompt,
      { ...picture, status: 'failed', error_code: 'timed_out', error_message: 'It took too long.' },
    ]
    await settled()
    expect(status()).to.equal('The picture could not be made. It took too long.')
  })

  it('tells it anew when the next picture has the same prompt', async () => {
    const [first, second] = [unfinishedImage({ prompt: 'A red boat' }), unfinishedImage({ prompt: 'A red boat' })]
    const timeline = await show([...exchange(first), ...exchange(second)])
    const said = () => timeline.shadowRoot?.querySelector('[role=status]')?.firstElementChild
    const finish = async (id: string) => {
      timeline.messages = timeline.messages.map((message) =>
        message.image_id === id
          ? { ...message, status: 'completed', image: completedImage({ id, prompt: 'A red boat' }) }
          : message,
      )
      await settled()
    }
    await finish(first.id)
    const before = said()
    await finish(second.id)
    expect(said()?.textContent).to.equal('Picture ready. A red boat')
    expect(said()).not.to.equal(before)
  })

  it('shows a welcome from its beginning, also after a long conversation in a low box', async () => {
    const timeline = await show([])
    timeline.style.height = '150px'
    await settled()
    expect(log().scrollTop).to.equal(0)
    timeline.messages = pictures(3)
    await settled()
    expect(log().scrollTop).to.be.above(0)
    timeline.messages = []
    await settled()
    expect(log().scrollTop).to.equal(0)
  })

  it('marks the picture that the next message builds on', async () => {
    const [one, two] = [completedImage(), completedImage()]
    const timeline = await show([...exchange(one), ...exchange(two)])
    timeline.activeImageId = one.id
    await settled()
    expect(allByRole(document, 'button', /this$/).map((button) => button.textContent?.trim())).to.deep.equal([
      'Building on this',
      'Continue with this',
    ])
  })
})
