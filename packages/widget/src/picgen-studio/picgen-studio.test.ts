import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { FakeSession } from '../../test/fake-session.js'
import { completedImage, conversationWith, exchange, freshId, outgoingMessage } from '../../test/fixtures.js'
import { mount, nextEvent, settled } from '../../test/mount.js'
import { allByRole, byRole, elementsIn, visibleText } from '../../test/queries.js'
import { PicGenStudio } from './picgen-studio.js'
import * as stories from './picgen-studio.stories.js'

describe('picgen-studio', () => {
  describeAccessibility(stories)

  const show = (session: FakeSession, place = {}) =>
    mount<PicGenStudio>(html`<picgen-studio .session=${session}></picgen-studio>`, place)

  const textarea = () => byRole(document, 'textbox', 'Message') as HTMLTextAreaElement

  it('sends what is written, once, and shows it on its way', async () => {
    const session = new FakeSession({ phase: 'new' })
    const studio = await show(session)
    textarea().focus()
    await sendKeys({ type: 'A red boat' })
    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'Enter' })
    await settled()
    expect(session.sent).to.deep.equal(['A red boat'])
    expect(visibleText(studio)).to.include('A red boat')
    expect(textarea().value).to.equal('')
  })

  it('keeps the text of a message that could not be sent, and says why', async () => {
    const session = new FakeSession()
    const studio = await show(session)
    textarea().focus()
    await sendKeys({ type: 'A red boat' })
    await sendKeys({ press: 'Enter' })
    session.change({ error: { action: 'send', message: 'The server is away.', cause: null } })
    session.finishSending(false)
    await settled()
    expect(textarea().value).to.equal('A red boat')
    expect(visibleText(studio)).to.include('The server is away.')
    byRole(document, 'button', 'Dismiss').click()
    await settled()
    expect(visibleText(studio)).not.to.include('The server is away.')
  })

  it('tries a message that could not get through when one asks for it', async () => {
    const error = { action: 'send', message: 'The Studio cannot be reached.', cause: null } as const
    const session = new FakeSession({ outgoing: [{ ...outgoingMessage('A red boat'), status: 'delayed', error }] })
    await show(session)
    byRole(document, 'button', 'Send now').click()
    await settled()
    expect(session.asked).to.deep.equal([`retry ${session.state.outgoing[0]?.id}`])
  })

  it('lets one choose what to build on, and clear it', async () => {
    const image = completedImage()
    const session = new FakeSession({ messages: exchange(image) })
    const studio = await show(session)
    expect(visibleText(studio)).to.include('starts a new picture').and.include('New picture')
    byRole(document, 'button', 'Continue with this').click()
    await settled()
    expect(session.asked).to.deep.equal([`continue with ${image.id}`])
    session.change({ activeImage: image, nextMode: 'img2img' })
    await settled()
    expect(visibleText(studio)).to.include('builds on this picture').and.include('Change this picture')
    byRole(document, 'button', 'New image').click()
    await settled()
    expect(session.asked.at(-1)).to.equal('clear')
  })

  it('announces the id of a conversation that its first message has made', async () => {
    const session = new FakeSession({ phase: 'new' })
    const studio = await show(session)
    const id = freshId()
    const announced = nextEvent(studio, 'picgen-conversation-change')
    session.change({ phase: 'ready', conversation: conversationWith(null, id) })
    expect((await announced).conversationId).to.equal(id)
    await settled()
    expect(studio.getAttribute('conversation')).to.equal(id)
    expect(session.asked).to.deep.equal([])
  })

  it('opens the conversation that its attribute names, and leaves it when it is taken away', async () => {
    const session = new FakeSession()
    const studio = await show(session)
    const id = freshId()
    studio.setAttribute('conversation', id)
    await settled()
    expect(session.asked).to.deep.equal([`load ${id}`])
    studio.removeAttribute('conversation')
    await settled()
    expect(session.asked.at(-1)).to.equal('start new')
  })

  it('offers a new conversation where this one cannot be opened', async () => {
    const session = new FakeSession({
      phase: 'unavailable',
      error: { action: 'load', message: 'There is no such conversation.', cause: null },
    })
    const studio = await show(session)
    expect(visibleText(studio)).to.include('There is no such conversation.')
    byRole(document, 'button', 'Start a new conversation').click()
    await settled()
    expect(session.state.phase).to.equal('new')
    expect([...elementsIn(studio)].length).to.equal(0)
    expect(studio.shadowRoot?.activeElement?.localName).to.equal('picgen-composer')
  })

  it('puts a suggestion in the composer, to be sent or changed', async () => {
    await show(new FakeSession({ phase: 'new' }))
    byRole(document, 'button', /cartoon cat/).click()
    await settled()
    expect(textarea().value).to.equal('Draw a cute cartoon cat in a yellow raincoat.')
  })

  it('does nothing that the page prevents', async () => {
    const session = new FakeSession({ messages: exchange(completedImage()) })
    const studio = await show(session)
    studio.addEventListener('picgen-continue-with', (event) => event.preventDefault())
    byRole(document, 'button', 'Continue with this').click()
    await settled()
    expect(session.asked).to.deep.equal([])
  })

  it('has places for what the page adds', async () => {
    const studio = await mount<PicGenStudio>(
      html`<picgen-studio .session=${new FakeSession({ phase: 'new' })}>
        <p slot="header">Our own title</p>
        <p slot="before-composer">Our own hint</p>
        <p slot="footer">Our own small print</p>
      </picgen-studio>`,
    )
    const tops = [...studio.querySelectorAll('p')].map((element) => element.getBoundingClientRect().top)
    const composer = byRole(document, 'textbox', 'Message').getBoundingClientRect()
    expect(tops[0]).to.be.below(byRole(document, 'log').getBoundingClientRect().top)
    expect(tops[1]).to.be.below(composer.top)
    expect(tops[2]).to.be.above(composer.bottom)
  })

  it('begins an empty conversation with the page’s own welcome, whenever it comes', async () => {
    const studio = await show(new FakeSession({ phase: 'new' }))
    expect(visibleText(studio)).to.include('What would you like to see?')
    const own = Object.assign(document.createElement('p'), { slot: 'welcome', textContent: 'Our own welcome' })
    studio.append(own)
    await settled()
    expect(own.getBoundingClientRect().height).to.be.above(0)
    expect(visibleText(studio)).not.to.include('What would you like to see?')
  })

  it('takes a picture that is dropped anywhere on it', async () => {
    const session = new FakeSession({ phase: 'new' })
    const studio = await show(session)
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['x'], 'boat.png', { type: 'image/png' }))
    const log = byRole(document, 'log')
    const drag = { bubbles: true, composed: true, cancelable: true, dataTransfer }
    log.dispatchEvent(new DragEvent('dragover', drag))
    expect(studio.hasAttribute('dropping')).to.equal(true)
    const asked = nextEvent(studio, 'picgen-attach')
    log.dispatchEvent(new DragEvent('drop', drag))
    expect((await asked).file).to.have.property('name', 'boat.png')
    expect(studio.hasAttribute('dropping')).to.equal(false)
  })

  it('lets a page dress what is inside by its parts', async () => {
    const sheet = new CSSStyleSheet()
    const parts = ['log', 'bubble', 'frame', 'textarea', 'send', 'dock']
    sheet.replaceSync(parts.map((part) => `picgen-studio::part(${part}) { scroll-padding: 7px }`).join(' '))
    document.adoptedStyleSheets.push(sheet)
    const studio = await show(new FakeSession({ messages: exchange(completedImage()) }))
    const dressed = [...elementsIn(studio.shadowRoot ?? studio)].filter(
      (element) => getComputedStyle(element).scrollPaddingTop === '7px',
    )
    document.adoptedStyleSheets.pop()
    expect(dressed.map((element) => element.getAttribute('part')).sort()).to.deep.equal(parts.sort())
  })

  it('looks the same whatever the page says of every element, or hands down', async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`* { all: unset } button, p { color: red } div { display: block; color: red; cursor: wait;
      font: italic 900 9px/3 serif; text-indent: 40px; word-spacing: 9px; text-shadow: 1px 1px red; hyphens: auto }`)
    document.adoptedStyleSheets.push(sheet)
    const studio = await show(new FakeSession({ messages: exchange(completedImage()) }))
    const bubble = [...elementsIn(document.body)].find((element) => element.matches('.bubble'))
    const look = bubble && getComputedStyle(bubble)
    const words = [look?.fontSize, look?.fontStyle, look?.fontWeight, look?.textIndent, look?.wordSpacing]
    const [colour, shadow, cursor] = [look?.color, look?.textShadow, look?.cursor]
    const logHeight = byRole(document, 'log').getBoundingClientRect().height
    const left = (studio.parentElement?.getBoundingClientRect().bottom ?? 0) - textarea().getBoundingClientRect().bottom
    document.adoptedStyleSheets.pop()
    expect(words).to.deep.equal(['16px', 'normal', '400', '0px', '0px'])
    expect([colour, shadow, cursor]).to.deep.equal(['rgb(31, 30, 27)', 'none', 'auto'])
    expect(logHeight).to.be.above(300)
    expect(left).to.be.above(0)
  })

  it('fills its box when the page makes it a block', async () => {
    const studio = await show(new FakeSession({ messages: exchange(completedImage()) }), { height: 700 })
    studio.style.display = 'block'
    const log = byRole(document, 'log').getBoundingClientRect()
    expect(log.height).to.be.above(300)
    expect(textarea().getBoundingClientRect().bottom).to.be.below(studio.getBoundingClientRect().bottom)
    studio.style.blockSize = 'auto'
    studio.style.setProperty('--picgen-height', '500px')
    expect(studio.getBoundingClientRect().height).to.equal(500)
    expect(byRole(document, 'log').getBoundingClientRect().height).to.be.above(200)
  })

  it('says that there is no connection, until there is one', async () => {
    const session = new FakeSession({ connection: 'offline' })
    const studio = await show(session)
    expect(visibleText(studio)).to.include('offline')
    session.change({ connection: 'live' })
    await settled()
    expect(visibleText(studio)).not.to.include('offline')
  })

  it('takes over what the page has set before the tag was known', async () => {
    class Late extends PicGenStudio {}
    const session = new FakeSession({ messages: exchange(completedImage({ prompt: 'A red boat' })) })
    const early = Object.assign(document.createElement('picgen-late'), { session, theme: 'dark' })
    const place = await mount(html`<p></p>`)
    place.append(early)
    customElements.define('picgen-late', Late)
    await settled()
    expect(visibleText(place)).to.include('A red boat')
    expect(early.getAttribute('theme')).to.equal('dark')
  })

  it('two of them on a page have nothing in common', async () => {
    const [first, second] = [
      new FakeSession({ phase: 'new' }),
      new FakeSession({ messages: exchange(completedImage()) }),
    ]
    const place = await mount(html`<section>
      <picgen-studio theme="dark" lang="en" .session=${first}></picgen-studio>
      <picgen-studio theme="light" lang="x-other" .session=${second}></picgen-studio>
    </section>`)
    await settled()
    const [dark, light] = [...place.querySelectorAll('picgen-studio')]
    if (!dark || !light) throw new Error('two should be there')
    expect(getComputedStyle(dark).backgroundColor).not.to.equal(getComputedStyle(light).backgroundColor)
    await dark.fill('Only here')
    byRole(dark.shadowRoot ?? dark, 'button', 'Send').click()
    await settled()
    expect([first.sent, second.sent]).to.deep.equal([['Only here'], []])
  })

  it('shows the focus of the composer around the whole dock', async () => {
    await show(new FakeSession({ phase: 'new' }))
    textarea().focus()
    expect(getComputedStyle(textarea()).outlineStyle).to.equal('none')
  })

  it('is dark on a dark page, light on a light one, or what it is told', async () => {
    const studio = await show(new FakeSession({ phase: 'new' }), { theme: 'dark' })
    const isDark = () => getComputedStyle(studio).backgroundColor === 'rgb(27, 26, 25)'
    studio.theme = 'auto'
    await settled()
    expect(isDark()).to.equal(true)
    if (studio.parentElement) studio.parentElement.style.colorScheme = 'light'
    expect(isDark()).to.equal(false)
    studio.theme = 'dark'
    await settled()
    expect(isDark()).to.equal(true)
  })

  it('shows a prompt and its picture together, also in a low box', async () => {
    await show(new FakeSession({ messages: exchange(completedImage()) }), { width: 800, height: 600 })
    const log = byRole(document, 'log').getBoundingClientRect()
    const [bubble] = [...elementsIn(document.body)].filter((element) => element.matches('.bubble'))
    expect(bubble?.getBoundingClientRect().top).to.be.above(log.top)
    expect(byRole(document, 'button', 'Continue with this').getBoundingClientRect().bottom).to.be.below(log.bottom)
  })

  it('does not dispose of a session that was made elsewhere', async () => {
    const session = new FakeSession()
    const studio = await show(session)
    studio.remove()
    expect(session.asked).to.deep.equal([])
  })

  for (const [width, height] of [
    [280, 500],
    [390, 844],
    [1280, 800],
  ] as const) {
    it(`fits in ${width}x${height}`, async () => {
      const studio = await show(new FakeSession({ messages: exchange(completedImage()) }), { width, height })
      expect(studio.getBoundingClientRect()).to.deep.include({ width, height: Math.min(height, innerHeight) })
      const send = byRole(document, 'button', 'Send').getBoundingClientRect()
      const edges = studio.getBoundingClientRect()
      expect(send.right).to.be.below(edges.right)
      expect(send.bottom).to.be.below(edges.bottom)
      for (const element of elementsIn(studio.shadowRoot ?? document)) {
        if (element.matches('.visually-hidden, svg *')) continue
        expect(element.getBoundingClientRect().right, element.outerHTML.slice(0, 80)).to.be.at.most(edges.right)
      }
    })
  }

  it('has a height of its own where the page gives it none, whatever the length of the conversation', async () => {
    const session = new FakeSession()
    const studio = await show(session)
    if (studio.parentElement) studio.parentElement.style.height = 'auto'
    await settled()
    const { height } = studio.getBoundingClientRect()
    expect(height).to.be.within(400, 700)
    session.change({ messages: Array.from({ length: 8 }, () => exchange(completedImage())).flat() })
    await settled()
    expect(studio.getBoundingClientRect().height).to.equal(height)
    expect(allByRole(document, 'img').length).to.be.within(1, 8)
  })
})
