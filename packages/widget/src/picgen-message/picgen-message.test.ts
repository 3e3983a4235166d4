import { expect } from 'chai'
import { describeAccessibility } from '../../test/accessibility.js'
import { mount, nextEvent } from '../../test/mount.js'
import { allByRole, byRole, elementsIn, visibleText } from '../../test/queries.js'
import * as stories from './picgen-message.stories.js'

describe('picgen-message', () => {
  describeAccessibility(stories)

  const bubble = () => {
    const found = [...elementsIn(document.body)].find((element) => element.matches('.bubble'))
    if (!found) throw new Error('There is no bubble.')
    return found
  }

  it('keeps the lines of a prompt as they were written', async () => {
    await mount(stories.ManyLines.render())
    expect(bubble().textContent).to.include('Two boats.\n    One gull.')
    expect(bubble().getBoundingClientRect().height).to.equal(4 * 24 + 20)
  })

  it('writes a right-to-left prompt from the right, and still on the side of the person', async () => {
    const message = await mount(stories.RightToLeft.render())
    expect(bubble().querySelector(':dir(rtl)')?.textContent).not.to.equal('')
    expect(bubble().getBoundingClientRect().right).to.equal(message.getBoundingClientRect().right)
    expect(bubble().getBoundingClientRect().left).to.be.above(message.getBoundingClientRect().left)
  })

  it('shows the picture of an answer', async () => {
    await mount(stories.Picture.render())
    expect(byRole(document, 'img', /cartoon cat/)).to.be.instanceOf(HTMLImageElement)
  })

  it('says that a picture was deleted', async () => {
    expect(visibleText(await mount(stories.DeletedPicture.render()))).to.include('was deleted')
  })

  it('says that what can’t get through goes by itself, and lets one send it now', async () => {
    const message = await mount(stories.Delayed.render())
    expect(visibleText(message)).to.include('goes by itself')
    const asked = nextEvent(message, 'picgen-resend')
    byRole(document, 'button', 'Send now').click()
    expect((await asked).outgoingId).not.to.equal('')
  })

  it('gives back the words of what is taken back, unless the page keeps it', async () => {
    const message = await mount(stories.Delayed.render())
    const [discarded, used] = [nextEvent(message, 'picgen-discard'), nextEvent(message, 'picgen-use-prompt')]
    byRole(document, 'button', 'Take back').click()
    await discarded
    expect((await used).prompt).to.equal('Now make it raining')
    message.addEventListener('picgen-discard', (event) => event.preventDefault())
    message.addEventListener('picgen-use-prompt', () => {
      throw new Error('It was not taken back.')
    })
    byRole(document, 'button', 'Take back').click()
  })

  it('says that the credits do not suffice as its own state, with what to do', async () => {
    const text = visibleText(await mount(stories.NotEnoughCredits.render()))
    expect(text).to.include('Not enough credits').and.include('you have 3 left')
    byRole(document, 'button', 'Take back')
    const asked = nextEvent(document.body, 'picgen-resend')
    byRole(document, 'button', 'Try again').click()
    await asked
  })

  it('says why a message was refused', async () => {
    expect(visibleText(await mount(stories.NotSent.render()))).to.include('no picture of that size')
  })

  it('has nothing to press while it is on its way', async () => {
    await mount(stories.OnItsWay.render())
    expect(allByRole(document, 'button')).to.deep.equal([])
  })

  it('hands a failure what it takes to try again', async () => {
    const message = await mount(stories.Failed.render())
    const asked = nextEvent(message, 'picgen-retry')
    byRole(document, 'button', 'Try again').click()
    expect((await asked).messageId).not.to.equal('')
  })
})
