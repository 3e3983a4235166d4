import type { Message } from '@picgen/sdk'
import { expect } from 'chai'
import { html } from 'lit'
import { FakeSession } from '../../test/fake-session.js'
import { answer, completedImage, exchange, unfinishedImage, userMessage } from '../../test/fixtures.js'
import { appears, mount, settled } from '../../test/mount.js'
import { byRole } from '../../test/queries.js'
import type { PicGenTimeline } from './picgen-timeline.js'

const RATIOS = [
  [1024, 1024],
  [1344, 768],
  [768, 1344],
] as const

/** Prompts of one line to ten, and pictures of all shapes: nobody can guess how high each is. */
function many(count: number): Message[] {
  return Array.from({ length: count / 2 }, (_, index) => {
    const [width, height] = RATIOS[index % 3] ?? RATIOS[0]
    return exchange(completedImage({ width, height, prompt: `Draw ${'a happy cat '.repeat((index * 7) % 40)}` }))
  }).flat()
}

describe('picgen-timeline with a long conversation', () => {
  let timeline: PicGenTimeline

  const show = async (session: FakeSession) => {
    timeline = await mount<PicGenTimeline>(html`<picgen-timeline .session=${session}></picgen-timeline>`)
    timeline.style.height = '500px'
    await settled()
    await settled()
  }
  const log = () => byRole(document, 'log', 'Conversation')
  const distanceToEnd = () => Math.round(log().scrollHeight - log().clientHeight - log().scrollTop)
  const rows = () => [...(timeline.shadowRoot?.querySelectorAll<HTMLElement>('picgen-message') ?? [])]
  const topOf = (row: Element) => row.getBoundingClientRect().top - log().getBoundingClientRect().top
  /** The first message of which one sees the beginning. */
  const reading = () => {
    const row = rows().find((each) => topOf(each) >= 0)
    if (!row) throw new Error('There is no message in sight.')
    return row
  }
  const rowOf = (id: string) => rows().find((row) => row.id === id)

  const scrollTo = async (top: number) => {
    const scrolled = new Promise((resolve) => log().addEventListener('scroll', resolve, { once: true }))
    log().scrollTop = top
    await scrolled
    await settled()
    await settled()
  }
  /** Scrolls, and waits until the timeline takes one to have stopped: that a while has passed is what it goes by. */
  const rest = async (top: number) => {
    await scrollTo(top)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await settled()
  }

  it('has only what is near in the document, and says which it is', async () => {
    await show(new FakeSession({ messages: many(10_000) }))
    expect(distanceToEnd()).to.be.within(-1, 1)
    expect(rows().length).to.be.within(2, 40)
    expect(rows().at(-1)?.getAttribute('aria-posinset')).to.equal('10000')
    expect(rows().at(-1)?.getAttribute('aria-setsize')).to.equal('10000')
    await scrollTo(log().scrollHeight / 2)
    expect(rows().length).to.be.within(2, 40)
    expect(Number(reading().getAttribute('aria-posinset'))).to.be.within(3000, 7000)
    await scrollTo(0)
    expect(rows()[0]?.getAttribute('aria-posinset')).to.equal('1')
    expect(topOf(rows()[0] as HTMLElement)).to.be.within(0, 80)
  })

  it('leaves no gap in what one sees, wherever one goes', async () => {
    await show(new FakeSession({ messages: many(2000) }))
    for (let place = 9; place >= 0; place -= 1) {
      await scrollTo((log().scrollHeight * place) / 10)
      const seen = rows().filter((row) => topOf(row) < 500 && topOf(row) + row.offsetHeight > 0)
      expect(topOf(seen[0] as HTMLElement)).to.be.at.most(30)
      expect(topOf(seen.at(-1) as HTMLElement) + (seen.at(-1)?.offsetHeight ?? 0)).to.be.at.least(490)
      for (const [index, row] of seen.entries()) {
        const before = seen[index - 1]
        if (before) expect(topOf(row) - topOf(before) - before.offsetHeight).to.be.within(-1, 1)
      }
    }
  })

  it('does not move what one reads while heights above turn out different', async () => {
    await show(new FakeSession({ messages: many(2000) }))
    await rest(log().scrollHeight / 2)
    for (let step = 0; step < 12; step += 1) {
      const row = reading()
      const before = topOf(row)
      await scrollTo(log().scrollTop - 180)
      expect(topOf(row) - before).to.be.within(179, 181)
    }
    const row = reading()
    const before = topOf(row)
    await rest(log().scrollTop - 10)
    expect(topOf(row) - before).to.be.within(9, 11)
  })

  it('does not move what one reads when earlier messages come', async () => {
    const session = new FakeSession({ messages: many(40), older: 'more' })
    await show(session)
    await scrollTo(0)
    expect(session.asked).to.include('load older')
    const { id } = reading()
    const before = topOf(reading())
    session.change({ older: 'loading' })
    await settled()
    session.change({ messages: [...many(40), ...session.state.messages], older: 'none' })
    await settled()
    const moved = () => topOf(rowOf(id) as HTMLElement) - before
    expect(moved()).to.be.within(-1, 1)
    await appears(timeline, () => log().scrollTop > 1000)
    expect(moved()).to.be.within(-1, 1)
  })

  it('does not move what one reads when something changes above or below, or comes', async () => {
    const messages = many(100)
    const waiting = answer(unfinishedImage())
    const session = new FakeSession({ messages: [...messages.slice(0, 20), waiting, ...messages.slice(20)] })
    await show(session)
    await rest(log().scrollHeight / 2)
    await rest(log().scrollTop + topOf(reading()) - 100)
    const { id } = reading()
    const before = topOf(reading())
    const failed: Message = { ...waiting, status: 'failed', image: null, error_code: 'timed_out' }
    const now = session.state.messages.map((message) => (message === waiting ? failed : message))
    session.change({ messages: [...now, ...many(2)] })
    await settled()
    expect(topOf(rowOf(id) as HTMLElement) - before).to.be.within(-1, 1)
    session.change({ messages: session.state.messages.slice(0, -4) })
    await settled()
    expect(topOf(rowOf(id) as HTMLElement) - before).to.be.within(-1, 1)
  })

  it('does not move what one reads when the width changes', async () => {
    await show(new FakeSession({ messages: many(400) }))
    await rest(log().scrollHeight / 3)
    await rest(log().scrollTop + topOf(reading()) - 100)
    const { id } = reading()
    const before = topOf(reading())
    timeline.style.width = '340px'
    await settled()
    await settled()
    expect(topOf(rowOf(id) as HTMLElement) - before).to.be.within(-1, 1)
  })

  it('stays at its end when the width changes', async () => {
    await show(new FakeSession({ messages: many(400) }))
    timeline.style.width = '300px'
    await settled()
    await settled()
    expect(distanceToEnd()).to.be.within(-1, 1)
  })

  it('keeps a message that has the focus in the document, wherever one scrolls', async () => {
    await show(new FakeSession({ messages: many(400) }))
    const row = rows().at(-1)
    if (row) row.tabIndex = 0
    row?.focus()
    await scrollTo(1000)
    expect(row?.isConnected && row.matches(':focus')).to.equal(true)
    expect(rows().at(-1)).to.equal(row)
    expect(Number(rows().at(-2)?.getAttribute('aria-posinset'))).to.be.below(100)
    await scrollTo(log().scrollHeight)
    expect(distanceToEnd()).to.be.within(-1, 1)
    expect(topOf(row as HTMLElement)).to.be.below(500)
  })

  it('asks for earlier messages by itself, by a button where that failed, and shows that they are read', async () => {
    const session = new FakeSession({ messages: many(40), older: 'more' })
    await show(session)
    expect(session.asked).to.deep.equal([])
    session.change({ error: { action: 'loadOlder', message: 'No connection.', cause: null } })
    await scrollTo(0)
    expect(session.asked).to.deep.equal([])
    byRole(document, 'button', 'Show earlier messages').click()
    expect(session.asked).to.deep.equal(['load older'])
    session.change({ older: 'loading' })
    await settled()
    expect(timeline.shadowRoot?.querySelector('.older')?.textContent).to.include('Loading earlier messages')
  })

  it('is where it was when the page has moved it', async () => {
    await show(new FakeSession({ messages: many(400) }))
    await rest(log().scrollHeight / 2)
    const { id } = reading()
    const before = topOf(reading())
    timeline.parentElement?.append(document.createElement('hr'), timeline)
    await settled()
    await settled()
    expect(topOf(rowOf(id) as HTMLElement) - before).to.be.within(-1, 1)
  })

  it('opens another conversation at its end', async () => {
    const session = new FakeSession({ messages: many(400) })
    await show(session)
    await rest(1000)
    session.change({ messages: [...many(300), userMessage('The last one')] })
    await settled()
    await settled()
    expect(distanceToEnd()).to.be.within(-1, 1)
    expect(rows().at(-1)?.getAttribute('aria-posinset')).to.equal('301')
  })
})
