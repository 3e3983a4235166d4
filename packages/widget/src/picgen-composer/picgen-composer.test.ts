import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { mount, settled } from '../../test/mount.js'
import { byRole, visibleText } from '../../test/queries.js'
import type { PicGenComposer } from './picgen-composer.js'
import * as stories from './picgen-composer.stories.js'

describe('picgen-composer', () => {
  describeAccessibility(stories)

  let composer: PicGenComposer
  let textarea: HTMLTextAreaElement
  let sent: string[]

  beforeEach(async () => {
    composer = await mount<PicGenComposer>(html`<picgen-composer></picgen-composer>`)
    textarea = byRole(composer.parentElement ?? document, 'textbox', 'Message') as HTMLTextAreaElement
    sent = []
    composer.addEventListener('picgen-send', ({ content }) => sent.push(content))
    composer.focus()
  })

  const sendButton = () => byRole(composer.parentElement ?? document, 'button', 'Send') as HTMLButtonElement

  it('sends with Enter, trimmed, and is empty and focused afterwards', async () => {
    await sendKeys({ type: '  a red boat ' })
    await sendKeys({ press: 'Enter' })
    await settled()
    expect(sent).to.deep.equal(['a red boat'])
    expect(textarea.value).to.equal('')
    expect(composer.shadowRoot?.activeElement).to.equal(textarea)
  })

  it('breaks the line with Shift+Enter', async () => {
    await sendKeys({ type: 'one' })
    await sendKeys({ press: 'Shift+Enter' })
    await sendKeys({ type: 'two' })
    expect(sent).to.deep.equal([])
    expect(composer.value).to.equal('one\ntwo')
  })

  it('does not send while an input method confirms its choice with Enter', async () => {
    await sendKeys({ type: 'ねこ' })
    const composing = { key: 'Enter', bubbles: true, cancelable: true, isComposing: true }
    expect(textarea.dispatchEvent(new KeyboardEvent('keydown', composing))).to.equal(true)
    const safari = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }
    expect(textarea.dispatchEvent(new KeyboardEvent('keydown', safari))).to.equal(true)
    expect(sent).to.deep.equal([])
    expect(composer.value).to.equal('ねこ')
  })

  it('never sends twice, however fast Enter and the button follow each other', async () => {
    await sendKeys({ type: 'a red boat' })
    for (let time = 0; time < 3; time += 1) {
      textarea.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
      sendButton().click()
    }
    expect(sent).to.deep.equal(['a red boat'])
  })

  it('takes text but sends nothing while a message is on its way', async () => {
    composer.sending = true
    await settled()
    await sendKeys({ type: 'another' })
    await sendKeys({ press: 'Enter' })
    expect(sendButton().disabled).to.equal(true)
    expect(sent).to.deep.equal([])
    expect(composer.value).to.equal('another')
  })

  it('sends no white space', async () => {
    await sendKeys({ type: '   ' })
    await sendKeys({ press: 'Enter' })
    expect(sent).to.deep.equal([])
  })

  it('gives back a text that could not be sent, before what was written since', async () => {
    composer.restore('a red boat')
    expect(composer.value).to.equal('a red boat')
    composer.value = 'and a gull'
    composer.restore('a red boat')
    expect(composer.value).to.equal('a red boat\nand a gull')
  })

  it('lets one suggestion take the place of another, but not of what was written', async () => {
    await composer.fill('A castle')
    await composer.fill('A lighthouse')
    expect(composer.value).to.equal('A lighthouse')
    await sendKeys({ type: ' at night' })
    await composer.fill('A castle')
    expect(composer.value).to.equal('A lighthouse at night\nA castle')
  })

  it('says what the message will be', async () => {
    expect(visibleText(composer)).to.include('Text to image')
    composer.mode = 'img2img'
    await settled()
    expect(visibleText(composer)).to.include('Image to image').and.not.include('Text to image')
  })

  it('counts near the limit, and sends nothing beyond it', async () => {
    composer.value = 'a'.repeat(3000)
    await settled()
    expect(visibleText(composer)).not.to.include('characters')
    composer.value = '😀'.repeat(4000)
    await settled()
    expect(visibleText(composer)).to.include('0 characters left')
    expect(sendButton().disabled).to.equal(false)
    composer.value += '!'
    await settled()
    expect(visibleText(composer)).to.include('1 character too many')
    expect(sendButton().disabled).to.equal(true)
    await sendKeys({ press: 'Enter' })
    expect(sent).to.deep.equal([])
  })

  it('shows the focus by itself', () => {
    expect(getComputedStyle(textarea).outlineStyle).to.equal('solid')
  })

  it('grows with the text, up to a limit', async () => {
    const heightOf = async (value: string) => {
      composer.value = value
      await settled()
      return textarea.getBoundingClientRect().height
    }
    const one = await heightOf('one line')
    expect(await heightOf('one\ntwo\nthree')).to.equal(one + 48)
    expect(await heightOf('line\n'.repeat(50))).to.be.lessThan(one + 24 * 8)
  })
})
