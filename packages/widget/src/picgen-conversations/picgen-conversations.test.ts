import { createStudioSession } from '@picgen/sdk'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { FakeSession } from '../../test/fake-session.js'
import { appears, mount, nextEvent, settled } from '../../test/mount.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import { createStandIn } from '../../test/stand-in/create-stand-in.js'
import type { PicGenConversations } from './picgen-conversations.js'
import * as stories from './picgen-conversations.stories.js'

describe('picgen-conversations', () => {
  describeAccessibility(stories)

  const titles = ['A lighthouse', 'A red boat', 'A castle']

  function library() {
    const standIn = createStandIn()
    for (const [index, title] of titles.entries())
      standIn.addConversation({ title, images: [{ prompt: `${title} at noon` }], daysAgo: index })
    return standIn
  }

  async function show(standIn = library(), values: Partial<PicGenConversations> = {}) {
    const list = await mount<PicGenConversations>(
      html`<picgen-conversations .client=${standIn.client}></picgen-conversations>`,
    )
    Object.assign(list, values)
    await appears(list, () => !list.shadowRoot?.querySelector('[aria-busy="true"]'))
    return { list, standIn }
  }

  /** The titles, as they stand below each other. */
  const shown = () =>
    allByRole(document, 'listitem').map((item) => item.querySelector('.title, input')?.textContent?.trim())

  async function choose(title: string, action: string) {
    byRole(document, 'button', `More actions: ${title}`).click()
    await settled()
    byRole(document, 'button', action).click()
    await settled()
  }

  const focused = (list: PicGenConversations) => list.shadowRoot?.activeElement?.textContent?.trim() ?? ''

  it('lists the conversations by when they were touched, with how long ago', async () => {
    const { list } = await show()
    expect(shown()).to.deep.equal(titles)
    expect(allByRole(document, 'heading').map((heading) => heading.textContent)).to.deep.equal([
      'today',
      'yesterday',
      'Previous 7 days',
    ])
    expect(visibleText(list)).to.include('2 days ago')
  })

  it('asks to open a conversation, and does nothing more without a session', async () => {
    const { list, standIn } = await show()
    const asked = nextEvent(list, 'picgen-open-conversation')
    byRole(document, 'button', /^A red boat/).click()
    expect((await asked).conversationId).to.equal(standIn.conversations()[1]?.id)
    const askedAgain = nextEvent(list, 'picgen-open-conversation')
    byRole(document, 'button', 'New conversation').click()
    expect((await askedAgain).conversationId).to.equal(null)
  })

  it('opens them in its session, unless the page prevents it', async () => {
    const standIn = library()
    const session = new FakeSession({ phase: 'new' })
    const { list } = await show(standIn, { session })
    byRole(document, 'button', /^A red boat/).click()
    byRole(document, 'button', 'New conversation').click()
    list.addEventListener('picgen-open-conversation', (event) => event.preventDefault())
    byRole(document, 'button', /^A castle/).click()
    expect(session.asked).to.deep.equal([`load ${standIn.conversations()[1]?.id}`, 'start new'])
  })

  it('marks the current one', async () => {
    const standIn = library()
    await show(standIn, { current: standIn.conversations()[1]?.id ?? null })
    expect(byRole(document, 'button', /^A red boat/).ariaCurrent).to.equal('true')
    expect(allByRole(document, 'button').filter(({ ariaCurrent }) => ariaCurrent)).to.have.length(1)
  })

  it('are links where the page has addresses for them, which a modifier leaves to the browser', async () => {
    const standIn = library()
    const { list } = await show(standIn, { href: '#conversation={id}' })
    const link = byRole(document, 'link', /A red boat/)
    expect(link.getAttribute('href')).to.equal(`#conversation=${standIn.conversations()[1]?.id}`)
    let asked = 0
    list.addEventListener('picgen-open-conversation', (event) => {
      asked += 1
      event.preventDefault()
    })
    const follow = (init: MouseEventInit) => {
      const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...init })
      // Nothing shall really open.
      list.addEventListener('click', (event) => event.preventDefault(), { once: true })
      link.dispatchEvent(click)
    }
    follow({ ctrlKey: true })
    expect(asked).to.equal(0)
    follow({})
    expect(asked).to.equal(1)
  })

  it('renames one in its place by the keyboard', async () => {
    const { list, standIn } = await show()
    byRole(document, 'button', /^A red boat/).focus()
    await sendKeys({ press: 'F2' })
    await settled()
    await sendKeys({ type: 'My boat' })
    await sendKeys({ press: 'Enter' })
    await appears(list, () => standIn.conversations().some(({ title }) => title === 'My boat'))
    expect(focused(list)).to.include('My boat')
    await sendKeys({ press: 'F2' })
    await settled()
    await sendKeys({ type: 'Nothing' })
    await sendKeys({ press: 'Escape' })
    await settled()
    expect(shown()).to.include('My boat').and.not.include('Nothing')
    expect(focused(list)).to.include('My boat')
  })

  it('goes from one to the next by the arrow keys', async () => {
    const { list } = await show()
    byRole(document, 'button', /^A lighthouse/).focus()
    await sendKeys({ press: 'ArrowDown' })
    await sendKeys({ press: 'ArrowDown' })
    await sendKeys({ press: 'ArrowDown' })
    expect(focused(list)).to.include('A castle')
    await sendKeys({ press: 'ArrowUp' })
    expect(focused(list)).to.include('A red boat')
  })

  it('renames one to what is written when the person goes on elsewhere', async () => {
    const { list, standIn } = await show()
    await choose('A castle', 'Rename')
    await sendKeys({ type: 'My castle' })
    byRole(document, 'searchbox').focus()
    await appears(list, () => standIn.conversations().some(({ title }) => title === 'My castle'))
    expect(list.shadowRoot?.activeElement).to.equal(byRole(document, 'searchbox'))
  })

  it('gives the old title back where it could not be renamed, and says why', async () => {
    const { list, standIn } = await show()
    await choose('A red boat', 'Rename')
    standIn.settings.problem = { status: 403, code: 'forbidden', detail: 'You may not rename it.' }
    await sendKeys({ type: 'My boat' })
    await sendKeys({ press: 'Enter' })
    await appears(list, () => visibleText(list).includes('You’re not allowed to do this.'))
    expect(shown()).to.deep.equal(titles)
  })

  it('deletes one after a question, and puts the focus on its neighbour', async () => {
    const { list, standIn } = await show()
    await choose('A red boat', 'Delete')
    expect(byRole(document, 'dialog', 'Delete this conversation?').textContent).to.include('stay in your history')
    byRole(document, 'button', 'Cancel').click()
    await settled()
    expect(standIn.conversations()).to.have.length(3)
    byRole(document, 'button', /^A red boat/).focus()
    await sendKeys({ press: 'Delete' })
    byRole(document, 'button', 'Delete').click()
    await appears(list, () => standIn.conversations().length === 2)
    expect(shown()).to.deep.equal(['A lighthouse', 'A castle'])
    expect(focused(list)).to.include('A castle')
  })

  it('leaves the one that is deleted, and shows it again where that failed', async () => {
    const standIn = library()
    const session = createStudioSession({ client: standIn.client, conversationId: standIn.conversations()[0]?.id })
    const { list } = await show(standIn, { session })
    await appears(list, () => session.state.phase === 'ready')
    standIn.settings.problem = { status: 403, code: 'forbidden', detail: 'You may not delete it.' }
    await choose('A castle', 'Delete')
    byRole(document, 'button', 'Delete').click()
    await appears(list, () => visibleText(list).includes('You’re not allowed to do this.'))
    expect(shown()).to.deep.equal(titles)
    standIn.settings.problem = null
    await choose('A lighthouse', 'Delete')
    byRole(document, 'button', 'Delete').click()
    await appears(list, () => standIn.conversations().length === 2)
    expect(session.state.phase).to.equal('new')
    expect(shown()).to.deep.equal(['A red boat', 'A castle'])
    session.dispose()
  })

  it('shows what becomes of the open one at once, and on top', async () => {
    const standIn = library()
    const session = createStudioSession({ client: standIn.client })
    const { list } = await show(standIn, { session })
    await session.send('A sunflower in a blue vase')
    await appears(list, () => shown()[0] === 'A sunflower in a blue vase')
    await session.load(standIn.conversations()[2]?.id ?? '')
    await appears(list, () => byRole(document, 'button', /^A red boat/).ariaCurrent === 'true')
    await session.send('Now at night')
    await appears(list, () => shown()[0] === 'A red boat')
    expect(shown()).to.have.length(4)
    session.dispose()
  })

  it('finds by words, says how many, and has a way back where there is none', async () => {
    const { list } = await show()
    byRole(document, 'searchbox', 'Search conversations').focus()
    await sendKeys({ type: 'boat' })
    await appears(list, () => shown().length === 1)
    expect(shown()).to.deep.equal(['A red boat'])
    expect(visibleText(list)).to.include('1 found')
    await sendKeys({ type: 'house' })
    await appears(list, () => visibleText(list).includes('Nothing found'))
    byRole(document, 'button', 'Show everything').click()
    await appears(list, () => shown().length === 3)
    expect(byRole(document, 'searchbox')).to.have.property('value', '')
  })

  it('looks again when the connection is back', async () => {
    const standIn = library()
    standIn.goOffline()
    const { list } = await show(standIn)
    await appears(list, () => allByRole(document, 'alert').length === 1)
    expect(visibleText(list)).to.include('can’t be reached')
    standIn.goOnline()
    dispatchEvent(new Event('online'))
    await appears(list, () => shown().length === 3)
  })

  it('shows what was changed elsewhere once the page is looked at again', async () => {
    const { list, standIn } = await show()
    const { id } = standIn.addConversation({ title: 'From my phone' })
    await standIn.client.conversations.delete(standIn.conversations()[2]?.id ?? '')
    document.dispatchEvent(new Event('visibilitychange'))
    await appears(list, () => shown()[0] === 'From my phone')
    expect(shown()).to.deep.equal(['From my phone', 'A lighthouse', 'A castle'])
    expect(standIn.conversation(id).title).to.equal('From my phone')
  })

  it('two on a page do not disturb each other', async () => {
    const { list } = await show()
    const other = await show(createStandIn())
    expect(visibleText(other.list)).to.include('No conversations yet')
    expect(allByRole(list.shadowRoot ?? list, 'listitem')).to.have.length(3)
  })

  it('another client is another person: nothing of the first stays', async () => {
    const { list } = await show()
    list.client = createStandIn().client
    await settled()
    expect(shown()).to.deep.equal([])
    await appears(list, () => visibleText(list).includes('No conversations yet'))
  })
})
