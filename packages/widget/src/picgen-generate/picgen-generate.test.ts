import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { appears, mount, nextEvent, settled } from '../../test/mount.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import { createStandIn } from '../../test/stand-in/create-stand-in.js'
import type { PicGenGenerate } from './picgen-generate.js'
import * as stories from './picgen-generate.stories.js'

describe('picgen-generate', () => {
  describeAccessibility(stories)

  async function show(standIn = createStandIn(), values: Partial<PicGenGenerate> = {}, width = 900) {
    const form = await mount<PicGenGenerate>(html`<picgen-generate .client=${standIn.client}></picgen-generate>`, {
      width,
    })
    Object.assign(form, values)
    if (standIn.settings.problem === null)
      await appears(form, () => allByRole(document, 'combobox', 'Model').length === 1)
    return { form, standIn }
  }

  async function write(text: string) {
    byRole(document, 'textbox', 'Prompt').focus()
    await sendKeys({ type: text })
  }

  const generate = () => byRole(document, 'button', 'Generate').click()

  async function choose(name: string, option: string) {
    const select = byRole(document, 'combobox', name)
    if (!(select instanceof HTMLSelectElement)) throw new Error(`${name} is no list.`)
    select.value = [...select.options].find(({ textContent }) => textContent?.trim() === option)?.value ?? ''
    select.dispatchEvent(new Event('change'))
    await settled()
  }

  function paste(form: PicGenGenerate, file: File) {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(file)
    form.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))
  }

  async function picture() {
    const canvas = new OffscreenCanvas(32, 16)
    canvas.getContext('2d')?.fillRect(0, 0, 32, 16)
    return new File([await canvas.convertToBlob()], 'mine.png', { type: 'image/png' })
  }

  it('asks for a picture with what is filled in, shows how far it is, and tells when it is there', async () => {
    const { form, standIn } = await show()
    await write('A red boat')
    await choose('Model', 'Painter')
    await choose('Shape', 'Landscape · 1536 × 1024')
    byRole(document, 'textbox', 'Seed').focus()
    await sendKeys({ type: '42' })
    await sendKeys({ press: 'Enter' })
    await appears(form, () => standIn.images().length === 1)
    const [asked] = standIn.images()
    expect(asked).to.deep.include({
      prompt: 'A red boat',
      model: 'painter',
      size: '1536x1024',
      seed: 42,
      kind: 'text2img',
    })
    standIn.progress(asked?.id ?? '', 0.5)
    await appears(form, () => allByRole(document, 'progressbar').some((bar) => bar.ariaValueNow === '50'))
    const generated = nextEvent(form, 'picgen-generated')
    standIn.finish(asked?.id ?? '')
    expect((await generated).image.id).to.equal(asked?.id)
    await appears(form, () => allByRole(document, 'img', 'A red boat').length === 1)
    expect(visibleText(form)).to.include('Picture ready.')
  })

  it('asks with Ctrl and Enter, while Enter breaks the line', async () => {
    const { form, standIn } = await show()
    await write('A boat')
    await sendKeys({ press: 'Enter' })
    await sendKeys({ type: 'in the rain' })
    expect(standIn.images()).to.have.length(0)
    await sendKeys({ press: 'Control+Enter' })
    await appears(form, () => standIn.images().length > 0)
    expect(standIn.images()[0]?.prompt).to.equal('A boat\nin the rain')
  })

  it('never asks twice while it waits for the answer', async () => {
    const { form, standIn } = await show()
    await write('A boat')
    generate()
    generate()
    await appears(form, () => standIn.requests.some((line) => line.startsWith('POST')))
    await settled()
    expect(standIn.requests.filter((line) => line.startsWith('POST'))).to.have.length(1)
  })

  it('says what is missing beside its field, and puts the caret there', async () => {
    const { form, standIn } = await show()
    generate()
    await settled()
    const prompt = byRole(document, 'textbox', 'Prompt')
    expect(prompt.ariaInvalid).to.equal('true')
    expect(form.shadowRoot?.activeElement).to.equal(prompt)
    expect(form.shadowRoot?.getElementById(prompt.getAttribute('aria-describedby') ?? '')?.textContent).to.equal(
      'Describe the picture first.',
    )
    await write('A boat')
    expect(prompt.ariaInvalid).to.equal('false')
    byRole(document, 'textbox', 'Seed').focus()
    await sendKeys({ type: 'seven' })
    byRole(document, 'radio', 'Image to image').click()
    await settled()
    generate()
    await settled()
    expect(visibleText(form))
      .to.include('A whole number up to 4,294,967,295')
      .and.include('Choose the picture to change')
    expect(standIn.requests.filter((line) => line.startsWith('POST'))).to.deep.equal([])
  })

  it('builds on the source that the page names', async () => {
    const standIn = createStandIn()
    const { id } = standIn.addImage({ prompt: 'A castle' })
    const { form } = await show(standIn, { source: id })
    await appears(form, () => allByRole(document, 'img', 'A castle').length === 1)
    await write('Now in the snow')
    generate()
    await appears(form, () => standIn.images().length === 2)
    expect(standIn.images()[0]).to.deep.include({ source_image_id: id, kind: 'img2img' })
  })

  it('says so where the source that the page names was never finished', async () => {
    const standIn = createStandIn()
    const { id } = standIn.addImage({ status: 'cancelled', url: null })
    const { form } = await show(standIn, { source: id })
    await appears(form, () => visibleText(form).includes('The picture to build on is gone'))
    await write('in the rain')
    generate()
    await settled()
    expect(standIn.requests.filter((line) => line.startsWith('POST'))).to.deep.equal([])
  })

  it('keeps the focus when what had it goes, such as the button that cancels', async () => {
    const { form } = await show()
    await write('A boat')
    generate()
    await appears(form, () => allByRole(document, 'button', 'Cancel').length === 1)
    byRole(document, 'button', 'Cancel').focus()
    await sendKeys({ press: 'Enter' })
    await appears(form, () => form.shadowRoot?.activeElement?.ariaLabel === 'What you made')
  })

  it('builds on a picture that is pasted, and refuses what is none', async () => {
    const { form, standIn } = await show()
    paste(form, new File(['words'], 'words.txt', { type: 'text/plain' }))
    await appears(form, () => visibleText(form).includes('This kind of file can’t be used.'))
    expect(standIn.images()).to.have.length(0)
    paste(form, await picture())
    await appears(form, () => allByRole(document, 'img', 'Uploaded picture').length === 1)
    expect(visibleText(form)).not.to.include('can’t be used')
    await write('As a painting')
    generate()
    await appears(form, () => standIn.images().length === 2)
    expect(standIn.images()[0]?.source_image_id).to.equal(standIn.images()[1]?.id)
  })

  it('builds on one of the person’s pictures, and offers no model that can’t', async () => {
    const standIn = createStandIn()
    const { id } = standIn.addImage({ prompt: 'A castle' })
    const { form } = await show(standIn)
    await choose('Model', 'Studio Photo')
    expect(allByRole(document, 'textbox', 'Seed')).to.deep.equal([])
    byRole(document, 'radio', 'Image to image').click()
    await settled()
    expect(byRole(document, 'combobox', 'Model')).to.have.property('value', 'sketch')
    byRole(document, 'button', 'Choose from your pictures').click()
    await appears(form, () => allByRole(document, 'button', 'A castle').length === 1)
    byRole(document, 'button', 'A castle').click()
    await write('Now in the snow')
    generate()
    await appears(form, () => standIn.images().length === 2)
    expect(standIn.images()[0]?.source_image_id).to.equal(id)
  })

  it('goes on from a result: as a source, and in a conversation', async () => {
    const standIn = createStandIn({ generationMs: 1 })
    const { form } = await show(standIn)
    await write('A red boat')
    generate()
    await appears(form, () => allByRole(document, 'button', 'Use as source').length === 1)
    byRole(document, 'button', 'Use as source').click()
    await settled()
    expect(byRole(document, 'radio', 'Image to image')).to.have.property('checked', true)
    const opened = nextEvent(form, 'picgen-open-conversation')
    byRole(document, 'button', 'Continue creation').click()
    const { conversationId } = await opened
    expect(standIn.conversation(conversationId ?? '').active_image_id).to.equal(standIn.images()[0]?.id)
  })

  it('shows why there is no picture, and tries again', async () => {
    const { form, standIn } = await show()
    await write('A very large city')
    generate()
    await appears(form, () => standIn.images().length === 1)
    standIn.fail(standIn.images()[0]?.id ?? '', 'timed_out')
    await appears(form, () => visibleText(form).includes('This took too long'))
    byRole(document, 'button', 'Try again').click()
    await appears(form, () => standIn.images().length === 2)
    expect(standIn.images()[0]?.prompt).to.equal('A very large city')
    expect(visibleText(form)).not.to.include('This took too long')
  })

  it('says what a picture costs and what is left', async () => {
    const { form } = await show(createStandIn({ credits: 5 }))
    await appears(form, () => visibleText(form).includes('1 credit of 5'))
    await choose('Model', 'Studio Photo')
    expect(visibleText(form)).to.include('Not enough credits')
  })

  it('keeps what was filled in where it can’t be sent, and says why', async () => {
    const { form, standIn } = await show()
    await write('A red boat')
    standIn.goOffline()
    generate()
    await appears(form, () => visibleText(form).includes('The Studio can’t be reached'))
    expect(byRole(document, 'textbox', 'Prompt')).to.have.property('value', 'A red boat')
    standIn.goOnline()
    generate()
    await appears(form, () => standIn.images().length === 1)
  })

  for (const width of [280, 1600]) {
    it(`fits in ${width} pixels`, async () => {
      const { form } = await show(createStandIn(), { source: null }, width)
      byRole(document, 'radio', 'Image to image').click()
      await settled()
      expect(form.scrollWidth).to.be.at.most(width)
    })
  }
})
