import { createStudioSession, type StudioState } from '@picgen/sdk'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { computeAccessibleDescription } from 'dom-accessibility-api'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { FakeSession } from '../../test/fake-session.js'
import { answer, completedImage, conversationWith, userMessage } from '../../test/fixtures.js'
import { appears, mount, nextEvent, settled } from '../../test/mount.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import { createStandIn } from '../../test/stand-in/create-stand-in.js'
import { standInModels } from '../../test/stand-in/models.js'
import type { StandIn, StandInSettings } from '../../test/stand-in/stand-in.js'
import type { PicGenComposer } from './picgen-composer.js'
import * as stories from './picgen-composer.stories.js'

describe('picgen-composer', () => {
  describeAccessibility(stories)

  let composer: PicGenComposer
  let session: FakeSession
  let standIn: StandIn

  beforeEach(() => localStorage.clear())

  const textarea = () => byRole(document, 'textbox', 'Message') as HTMLTextAreaElement
  const sendButton = () => byRole(document, 'button', 'Send') as HTMLButtonElement
  const optionsButton = () => allByRole(document, 'button').find(({ title }) => title === 'Model and shape')
  const press = (key: string) => sendKeys({ press: key })

  async function show(state: Partial<StudioState> = {}, width = 600) {
    session = new FakeSession(state)
    composer = await mount<PicGenComposer>(html`<picgen-composer .session=${session}></picgen-composer>`, { width })
    composer.focus()
  }

  async function write(text: string) {
    await sendKeys({ type: text })
    await settled()
  }

  /** Lets it know the models and the credits of a server. */
  async function connect(settings: Partial<StandInSettings> = {}) {
    standIn = createStandIn(settings)
    composer.client = standIn.client
    await appears(composer, () => optionsButton() !== undefined)
  }

  const openOptions = async () => {
    optionsButton()?.click()
    await settled()
  }
  const radio = (name: string | RegExp) => byRole(document, 'radio', name) as HTMLInputElement

  it('sends with Enter, trimmed, and is empty and focused afterwards', async () => {
    await show()
    await write('  a red boat ')
    await press('Enter')
    await settled()
    expect(session.sent).to.deep.equal(['a red boat'])
    expect(textarea().value).to.equal('')
    expect(composer.shadowRoot?.activeElement).to.equal(textarea())
  })

  it('breaks the line with Shift+Enter', async () => {
    await show()
    await write('one')
    await press('Shift+Enter')
    await write('two')
    expect(session.sent).to.deep.equal([])
    expect(composer.value).to.equal('one\ntwo')
  })

  it('does not send while an input method confirms its choice with Enter', async () => {
    await show()
    await write('ねこ')
    const composing = { key: 'Enter', bubbles: true, cancelable: true, isComposing: true }
    expect(textarea().dispatchEvent(new KeyboardEvent('keydown', composing))).to.equal(true)
    const safari = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }
    expect(textarea().dispatchEvent(new KeyboardEvent('keydown', safari))).to.equal(true)
    expect(session.sent).to.deep.equal([])
    expect(composer.value).to.equal('ねこ')
  })

  it('never sends twice, however fast Enter and the button follow each other', async () => {
    await show()
    await write('a red boat')
    for (let time = 0; time < 3; time += 1) {
      textarea().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
      sendButton().click()
    }
    expect(session.sent).to.deep.equal(['a red boat'])
  })

  it('sends another message while one is on its way', async () => {
    await show()
    await write('a red boat')
    await press('Enter')
    await write('and a gull')
    await press('Enter')
    expect(session.sent).to.deep.equal(['a red boat', 'and a gull'])
  })

  it('leaves the sending to a page that prevents it', async () => {
    await show()
    composer.addEventListener('picgen-send', (event) => event.preventDefault())
    const asked = nextEvent(composer, 'picgen-send')
    await write('a red boat')
    await press('Enter')
    expect((await asked).content).to.equal('a red boat')
    expect(session.sent).to.deep.equal([])
  })

  it('sends no white space', async () => {
    await show()
    await write('   ')
    await press('Enter')
    expect(session.sent).to.deep.equal([])
    expect(sendButton().disabled).to.equal(true)
  })

  it('gives back a text that was refused, before what was written since, and shows it nowhere else', async () => {
    await show()
    await write('a red boat')
    await press('Enter')
    await write('and a gull')
    const error = { action: 'send', message: 'No.', cause: null } as const
    session.change({ outgoing: session.state.outgoing.map((message) => ({ ...message, status: 'failed', error })) })
    const refused = session.state.outgoing[0]?.id
    session.finishSending(false)
    await settled()
    expect(composer.value).to.equal('a red boat\nand a gull')
    expect(session.asked).to.deep.equal([`discard ${refused}`])
  })

  it('lets one suggestion take the place of another, but not of what was written', async () => {
    await show()
    await composer.fill('A castle')
    await composer.fill('A lighthouse')
    expect(composer.value).to.equal('A lighthouse')
    await write(' at night')
    await composer.fill('A castle')
    expect(composer.value).to.equal('A lighthouse at night\nA castle')
  })

  it('can be written in and sends nothing while a picture is uploaded, and says so', async () => {
    await show({ attachment: { status: 'uploading', file: new Blob() } })
    await write('make it night')
    await press('Enter')
    expect(session.sent).to.deep.equal([])
    expect(visibleText(composer)).to.include('still being uploaded')
    session.change({ attachment: null })
    await press('Enter')
    expect(session.sent).to.deep.equal(['make it night'])
  })

  it('counts near the limit, and sends nothing beyond it', async () => {
    await show()
    composer.value = 'a'.repeat(3000)
    await settled()
    expect(visibleText(composer)).not.to.include('characters')
    composer.value = '😀'.repeat(4000)
    await settled()
    expect(visibleText(composer)).to.include('0 characters left')
    expect(sendButton().disabled).to.equal(false)
    composer.value = '😀'.repeat(4001)
    await settled()
    expect(visibleText(composer)).to.include('1 character too many')
    composer.focus()
    await press('Enter')
    expect(session.sent).to.deep.equal([])
    expect(textarea().getAttribute('aria-invalid')).to.equal('true')
  })

  it('grows with its text up to a limit, and scrolls from there', async () => {
    await show()
    const { height } = textarea().getBoundingClientRect()
    composer.value = 'one\ntwo\nthree'
    await settled()
    expect(textarea().getBoundingClientRect().height).to.be.above(height + 30)
    composer.value = 'a line\n'.repeat(100)
    await settled()
    expect(textarea().getBoundingClientRect().height).to.be.below(260)
    expect(textarea().scrollHeight).to.be.above(2000)
  })

  for (const width of [262, 358, 600]) {
    it(`stays in one row, ${width} pixels wide, however long the name of the model`, async () => {
      await show({ activeImage: completedImage() }, width)
      const [sketch] = standInModels
      const name = 'A painter with a name that is much longer than any row'
      await connect({ credits: 12, models: standInModels.map((model) => ({ ...model, name })) })
      expect(sketch?.name).not.to.equal(name)
      const edges = composer.getBoundingClientRect()
      const row = [...allByRole(composer.parentElement ?? document, 'button'), ...allByRole(document, 'radio')]
      for (const control of row) {
        const { left, right, bottom } = control.getBoundingClientRect()
        expect(left).to.be.at.least(edges.left)
        expect(right).to.be.at.most(edges.right)
        expect(bottom).to.be.within(edges.bottom - 28, edges.bottom)
      }
    })
  }

  describe('the mode', () => {
    it('is a new picture where none is active', async () => {
      await show()
      expect(allByRole(document, 'radio').length).to.equal(1)
      expect(radio('New picture').checked).to.equal(true)
    })

    it('is a change of the active picture, and can be a new one for one message', async () => {
      await show({ activeImage: completedImage() })
      expect(radio('Change this picture').checked).to.equal(true)
      radio('New picture').click()
      await settled()
      expect(textarea().placeholder).to.include('Describe a picture')
      composer.focus()
      await write('a red boat')
      await press('Enter')
      await settled()
      expect(session.options.mode).to.equal('text2img')
      expect(radio('Change this picture').checked).to.equal(true)
      await write('in the rain')
      await press('Enter')
      expect(session.options.mode).to.equal(undefined)
    })

    it('goes back to a change when another picture is chosen', async () => {
      await show({ activeImage: completedImage() })
      radio('New picture').click()
      session.change({ isChoosing: true })
      await settled()
      expect(radio('Change this picture').checked).to.equal(true)
    })
  })

  describe('model and shape', () => {
    it('are not offered where there is nothing to choose', async () => {
      await show()
      const [sketch] = standInModels
      composer.client = createStandIn({ models: sketch ? [{ ...sketch, sizes: ['1024x1024'] }] : [] }).client
      await settled()
      await settled()
      expect(allByRole(document, 'button').length).to.equal(1)
    })

    it('are chosen before sending, and stay for the next message', async () => {
      await show()
      await connect()
      expect(optionsButton()?.textContent?.trim()).to.equal('Sketch')
      await openOptions()
      radio(/^Painter/).click()
      await settled()
      radio('Landscape 1536 × 1024').click()
      await settled()
      expect(byRole(document, 'button', 'Painter · Landscape')).to.be.instanceOf(HTMLElement)
      await press('Escape')
      composer.focus()
      for (const prompt of ['one', 'two']) {
        await write(prompt)
        await press('Enter')
        expect(session.options).to.include({ model: 'painter', size: '1536x1024' })
      }
    })

    it('are what the conversation has where nothing is chosen, and nothing is asked for then', async () => {
      const conversation = { ...conversationWith(null), default_model: 'painter' }
      await show({ conversation })
      await connect()
      expect(byRole(document, 'button', 'Painter')).to.be.instanceOf(HTMLElement)
      await write('one')
      await press('Enter')
      expect(session.options).to.include({ model: undefined, size: undefined })
    })

    it('a size that another model does not make is not asked for', async () => {
      await show()
      await connect()
      await openOptions()
      radio('Landscape 1344 × 768').click()
      radio(/^Painter/).click()
      await settled()
      await press('Escape')
      composer.focus()
      await write('one')
      await press('Enter')
      expect(session.options).to.include({ model: 'painter', size: undefined })
    })

    it('a model that can’t do it is off, with the reason, and a demonstration says that it is one', async () => {
      await show({ activeImage: completedImage() })
      await connect()
      await openOptions()
      expect(radio(/Studio Photo.*Only new pictures/).disabled).to.equal(true)
      expect(radio(/Sketch.*Demo/).disabled).to.equal(false)
      expect(byRole(document, 'radio', /Automatic.*Like the picture/)).to.have.property('checked', true)
    })

    it('a conversation’s model that can’t do it is said before sending', async () => {
      await show({
        activeImage: completedImage(),
        conversation: { ...conversationWith(null), default_model: 'studio-photo' },
      })
      await connect()
      await write('make it night')
      await press('Enter')
      expect(session.sent).to.deep.equal([])
      expect(visibleText(composer)).to.include('Studio Photo can’t do this.')
    })

    it('is asked for again when one comes back to write, where it could not be read', async () => {
      await show()
      standIn = createStandIn()
      standIn.settings.problem = { status: 401, code: 'unauthenticated', detail: 'No.' }
      composer.client = standIn.client
      await settled()
      standIn.settings.problem = null
      textarea().blur()
      composer.focus()
      await appears(composer, () => optionsButton() !== undefined)
    })
  })

  describe('credits', () => {
    it('are not spoken of where they are off', async () => {
      await show()
      await connect()
      expect(visibleText(composer)).not.to.include('credit')
    })

    it('what the next picture costs and what is left is shown, and followed', async () => {
      standIn = createStandIn({ credits: 10 })
      const real = createStudioSession(standIn)
      composer = await mount<PicGenComposer>(
        html`<picgen-composer .session=${real} .client=${standIn.client}></picgen-composer>`,
      )
      await appears(composer, () => visibleText(composer).includes('1 credit of 10'))
      composer.focus()
      await write('a red boat')
      await press('Enter')
      await appears(composer, () => visibleText(composer).includes('1 credit of 9'))
      standIn.fail(standIn.images()[0]?.id ?? '', 'internal')
      await appears(composer, () => visibleText(composer).includes('1 credit of 10'))
      real.dispose()
    })

    it('too few of them are said before sending', async () => {
      await show()
      await connect({ credits: 2 })
      await openOptions()
      radio(/^Painter/).click()
      await press('Escape')
      composer.focus()
      await write('a red boat')
      await press('Enter')
      expect(session.sent).to.deep.equal([])
      expect(sendButton().disabled).to.equal(true)
      const why = 'Not enough credits: this picture costs 4, you have 2.'
      expect(visibleText(composer)).to.include(why)
      expect(computeAccessibleDescription(sendButton())).to.equal(why)
    })
  })

  describe('earlier prompts', () => {
    const messages = ['first', 'second', 'second', 'third\nin two lines'].flatMap((prompt) => [
      userMessage(prompt),
      answer(completedImage()),
    ])

    it('come back with ↑ in an empty composer, and go with ↓', async () => {
      await show({ messages })
      const pressed: string[] = []
      for (const key of [
        'ArrowUp',
        'ArrowUp',
        'ArrowUp',
        'ArrowUp',
        'ArrowUp',
        'ArrowDown',
        'ArrowDown',
        'ArrowDown',
      ]) {
        await press(key)
        await settled()
        pressed.push(composer.value)
      }
      const third = 'third\nin two lines'
      // In a text of two lines the first ↑ moves the caret.
      expect(pressed).to.deep.equal([third, third, 'second', 'first', 'first', 'second', third, ''])
    })

    it('never take the place of what is being written', async () => {
      await show({ messages })
      await write('mine')
      await press('ArrowUp')
      expect(composer.value).to.equal('mine')
    })
  })

  describe('drafts', () => {
    const remount = async (state: Partial<StudioState>) => {
      composer.remove()
      await show(state)
    }

    it('survive a refresh, each with its conversation, and go when they are sent', async () => {
      const conversation = conversationWith(null)
      await show({ conversation })
      await write('half a thou')
      await remount({ conversation: conversationWith(null) })
      expect(composer.value).to.equal('')
      await remount({ conversation })
      expect(composer.value).to.equal('half a thou')
      composer.focus()
      await press('Enter')
      await remount({ conversation })
      expect(composer.value).to.equal('')
      expect(localStorage.length).to.equal(0)
    })

    it('of a new conversation goes along when it gets its id', async () => {
      await show({ phase: 'new' })
      await write('a red boat')
      const conversation = conversationWith(null)
      session.change({ phase: 'ready', conversation })
      await settled()
      expect(composer.value).to.equal('a red boat')
      await remount({ phase: 'new' })
      expect(composer.value).to.equal('')
      await remount({ conversation })
      expect(composer.value).to.equal('a red boat')
    })

    it('of another conversation takes its place when that is opened', async () => {
      const conversation = conversationWith(null)
      await show({ conversation })
      await write('mine')
      session.change({ phase: 'loading', conversation: null })
      session.change({ phase: 'ready', conversation: conversationWith(null) })
      await settled()
      expect(composer.value).to.equal('')
      session.change({ phase: 'loading', conversation: null })
      session.change({ phase: 'ready', conversation })
      await settled()
      expect(composer.value).to.equal('mine')
    })

    it('a message that is refused after one has left goes back to where it was written', async () => {
      const conversation = conversationWith(null)
      await show({ conversation })
      await write('mine')
      await press('Enter')
      session.change({ phase: 'loading', conversation: null })
      session.change({ phase: 'ready', conversation: conversationWith(null) })
      session.finishSending(false)
      await settled()
      expect(composer.value).to.equal('')
      await remount({ conversation })
      expect(composer.value).to.equal('mine')
    })

    it('one tab leaves alone what another has written', async () => {
      const conversation = conversationWith(null)
      await show({ conversation })
      await write('mine')
      const other = await mount<PicGenComposer>(
        html`<picgen-composer .session=${new FakeSession({ conversation })}></picgen-composer>`,
      )
      other.value = 'of another tab'
      await settled()
      composer.focus()
      await press('Enter')
      await settled()
      other.remove()
      await remount({ conversation })
      expect(composer.value).to.equal('of another tab')
    })

    it('the choice of a model comes back too', async () => {
      const conversation = conversationWith(null)
      await show({ conversation })
      await connect()
      await openOptions()
      radio(/^Painter/).click()
      await remount({ conversation })
      await connect()
      expect(byRole(document, 'button', 'Painter')).to.be.instanceOf(HTMLElement)
    })

    it('a page that may keep nothing is no reason to fail', async () => {
      const real = Storage.prototype.setItem
      Storage.prototype.setItem = () => {
        throw new DOMException('No.', 'SecurityError')
      }
      try {
        await show()
        await write('a red boat')
        await press('Enter')
        expect(session.sent).to.deep.equal(['a red boat'])
      } finally {
        Storage.prototype.setItem = real
      }
    })
  })

  it('takes a picture that is pasted in it, and leaves a text to the text', async () => {
    await show()
    const paste = (file: File, text = '') => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(file)
      if (text) clipboardData.setData('text/plain', text)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true })
      return textarea().dispatchEvent(event)
    }
    const file = new File(['12345'], 'cat.png', { type: 'image/png' })
    // As an office program puts it there.
    expect(paste(file, 'a text')).to.equal(true)
    expect(paste(file)).to.equal(false)
    expect(session.asked).to.deep.equal(['attach 5'])
  })
})
