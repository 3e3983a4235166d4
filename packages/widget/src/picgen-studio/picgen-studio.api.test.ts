import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { html } from 'lit'
import { FakeApi } from '../../test/fake-api.js'
import { completedImage, freshId } from '../../test/fixtures.js'
import { appears, mount, nextEvent, settled } from '../../test/mount.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import type { PicGenStudio } from './picgen-studio.js'

describe('picgen-studio with a server', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi()
  })

  afterEach(() => api.restore())

  const address = 'https://pictures.example'

  async function type(text: string) {
    byRole(document, 'textbox', 'Message').focus()
    await sendKeys({ type: text })
    await sendKeys({ press: 'Enter' })
  }

  it('makes nothing before the first message, which creates the conversation', async () => {
    const studio = await mount<PicGenStudio>(html`<picgen-studio api=${address}></picgen-studio>`)
    expect(api.requests.filter((line) => !line.startsWith('GET'))).to.deep.equal([])
    const announced = nextEvent(studio, 'picgen-conversation-change')
    await type('A red boat')
    const { conversationId } = await announced
    expect([...api.conversations.keys()]).to.deep.equal([conversationId])
    await appears(studio, () => allByRole(document, 'img', 'A red boat').length === 2)
    expect(visibleText(studio)).to.include('Your next message builds on this picture')
    expect(studio.getAttribute('conversation')).to.equal(conversationId)
    expect(api.requests.filter((line) => line.startsWith('POST'))).to.deep.equal([
      'POST /api/image-conversations',
      `POST /api/image-conversations/${conversationId}/messages`,
    ])
  })

  it('opens the conversation that it is given, and another one later', async () => {
    const boat = api.add([completedImage({ prompt: 'A red boat' })])
    const castle = api.add([completedImage({ prompt: 'A castle' })])
    const studio = await mount<PicGenStudio>(
      html`<picgen-studio api=${address} conversation=${boat.id}></picgen-studio>`,
    )
    await appears(studio, () => visibleText(studio).includes('A red boat'))
    studio.conversation = castle.id
    await appears(studio, () => visibleText(studio).includes('A castle'))
    expect(visibleText(studio)).not.to.include('A red boat')
  })

  it('says that a conversation is not there, and has no second try for it', async () => {
    const studio = await mount<PicGenStudio>(
      html`<picgen-studio api=${address} conversation=${freshId()}></picgen-studio>`,
    )
    await appears(studio, () => allByRole(document, 'button', 'Start a new conversation').length === 1)
    expect(allByRole(document, 'button', 'Try again')).to.deep.equal([])
    byRole(document, 'button', 'Start a new conversation').click()
    await appears(studio, () => visibleText(studio).includes('What would you like to see?'))
    expect(studio.conversation).to.equal(null)
  })

  it('says the same of an id that is none, as in a mistyped link', async () => {
    const studio = await mount<PicGenStudio>(
      html`<picgen-studio api=${address} conversation="nonsense"></picgen-studio>`,
    )
    await appears(studio, () => allByRole(document, 'button', 'Start a new conversation').length === 1)
    expect(visibleText(studio)).to.include('This is no longer there.')
  })

  it('sends the token that it has when it asks, and keeps its conversation when the token is a new one', async () => {
    const { id } = api.add([])
    const studio = await mount<PicGenStudio>(
      html`<picgen-studio api=${address} conversation=${id} .token=${'first'}></picgen-studio>`,
    )
    await appears(studio, () => visibleText(studio).includes('What would you like to see?'))
    studio.token = 'second'
    await settled()
    await type('A red boat')
    await appears(studio, () => allByRole(document, 'img', 'A red boat').length === 2)
    expect(api.tokens[0]).to.equal('Bearer first')
    expect(api.tokens.at(-1)).to.equal('Bearer second')
    expect(api.requests.filter((line) => line === `GET /api/image-conversations/${id}`).length).to.be.at.least(1)
  })

  it('goes on with the next token after one was refused', async () => {
    const { id } = api.add([completedImage({ prompt: 'A red boat' })])
    api.problem = { status: 401, code: 'unauthenticated', detail: 'The token is expired.' }
    const studio = await mount<PicGenStudio>(
      html`<picgen-studio api=${address} conversation=${id} .token=${'old'}></picgen-studio>`,
    )
    await appears(studio, () => visibleText(studio).includes('You’re signed out'))
    api.problem = null
    studio.token = 'new'
    await appears(studio, () => visibleText(studio).includes('A red boat'))
    expect(visibleText(studio)).not.to.include('signed out')
  })

  it('is there again after it was moved to another place of the page', async () => {
    const { id } = api.add([completedImage({ prompt: 'A red boat' })])
    const studio = await mount<PicGenStudio>(html`<picgen-studio api=${address} conversation=${id}></picgen-studio>`)
    await appears(studio, () => visibleText(studio).includes('A red boat'))
    const place = studio.parentElement
    studio.remove()
    await settled()
    place?.append(studio)
    await appears(studio, () => visibleText(studio).includes('A red boat'))
    expect(studio.conversation).to.equal(id)
  })

  it('says what is wrong with an address that is none', async () => {
    const studio = await mount<PicGenStudio>(html`<picgen-studio api="http://"></picgen-studio>`)
    expect(visibleText(studio)).to.include('must be an address')
  })
})
