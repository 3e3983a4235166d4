import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { mount, nextEvent } from '../../test/mount.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import * as stories from './picgen-failure.stories.js'

describe('picgen-failure', () => {
  describeAccessibility(stories)

  const ways = () => allByRole(document, 'button').map((button) => button.textContent?.trim())

  it('words a refusal as a refusal, never as a fault, and asks for other words', async () => {
    const text = visibleText(await mount(stories.Refused.render()))
    expect(text).to.include('can’t be drawn').and.include('declines')
    expect(text).not.to.match(/fail|error|wrong/i)
    expect(ways()).to.deep.equal(['Edit prompt'])
  })

  it('says which state it is, each with its next step', async () => {
    const { default: _, Refused, CodeOfALaterVersion, NoPicture, ...others } = stories
    const titles = new Set<string>()
    for (const story of Object.values(others)) {
      const failure = await mount(story.render())
      titles.add(failure.shadowRoot?.querySelector('.title')?.textContent ?? '')
      expect(ways().length, visibleText(failure)).to.be.above(0)
      failure.remove()
    }
    expect(titles.size).to.equal(Object.keys(others).length)
  })

  it('gives the reason as the server words it, where that is the language', async () => {
    expect(visibleText(await mount(stories.TimedOut.render()))).to.include('longer than 180 seconds')
  })

  it('has a sentence for a code that it does not know', async () => {
    expect(visibleText(await mount(stories.CodeOfALaterVersion.render()))).to.include('Something went wrong')
  })

  it('has the picture asked for once more', async () => {
    const failure = await mount(stories.TimedOut.render())
    const asked = nextEvent(failure, 'picgen-retry')
    byRole(document, 'button', 'Try again').click()
    expect((await asked).messageId).to.equal('01890000-0000-7000-8000-000000000000')
  })

  it('gives the prompt back to be changed', async () => {
    const failure = await mount(stories.Fault.render())
    const used = nextEvent(failure, 'picgen-use-prompt')
    byRole(document, 'button', 'Edit prompt').click()
    expect((await used).prompt).to.equal('A castle')
  })

  it('offers no prompt where there is none', async () => {
    const failed = { status: 'cancelled', error_code: null, error_message: null }
    await mount(html`<picgen-failure .failed=${failed}></picgen-failure>`)
    expect(ways()).to.deep.equal([])
  })
})
