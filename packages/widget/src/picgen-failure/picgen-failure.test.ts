import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { mount, nextEvent } from '../../test/mount.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import * as stories from './picgen-failure.stories.js'

describe('picgen-failure', () => {
  describeAccessibility(stories)

  it('words a refusal as a refusal, never as a fault', async () => {
    const text = visibleText(await mount(stories.Refused.render()))
    expect(text).to.include('can’t be drawn').and.include('declines')
    expect(text).not.to.match(/fail|error|wrong/i)
  })

  it('gives the reason of a fault as the server words it', async () => {
    expect(visibleText(await mount(stories.Fault.render()))).to.include('longer than 180 seconds')
  })

  it('has a sentence for a code that it does not know', async () => {
    expect(visibleText(await mount(stories.CodeOfALaterVersion.render()))).to.include('Something went wrong')
  })

  it('gives the prompt back to be changed', async () => {
    const failure = await mount(stories.Fault.render())
    const used = nextEvent(failure, 'picgen-use-prompt')
    byRole(document, 'button', 'Edit the prompt').click()
    expect((await used).prompt).to.equal('A castle')
  })

  it('offers no prompt where there is none', async () => {
    const failed = { status: 'cancelled', error_code: null, error_message: null }
    await mount(html`<picgen-failure .failed=${failed}></picgen-failure>`)
    expect(allByRole(document, 'button')).to.deep.equal([])
  })
})
