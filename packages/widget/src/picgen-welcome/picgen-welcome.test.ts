import { expect } from 'chai'
import { describeAccessibility } from '../../test/accessibility.js'
import { mount, nextEvent } from '../../test/mount.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import * as stories from './picgen-welcome.stories.js'

describe('picgen-welcome', () => {
  describeAccessibility(stories)

  it('offers the example first', async () => {
    const welcome = await mount(stories.Welcome.render())
    expect(allByRole(document, 'button')[0]?.textContent).to.equal('Draw a cute cartoon cat in a yellow raincoat.')
    const used = nextEvent(welcome, 'picgen-use-prompt')
    byRole(document, 'button', /cartoon cat/).click()
    expect((await used).prompt).to.equal('Draw a cute cartoon cat in a yellow raincoat.')
  })

  it('offers what the page suggests, in the page’s own words', async () => {
    const welcome = await mount(stories.OwnSuggestions.render())
    expect(allByRole(document, 'button').map((button) => button.textContent)).to.deep.equal([
      'A birthday card for a gardener',
      'A logo for a bakery',
    ])
    expect(visibleText(welcome)).to.include('Design a card').and.not.include('What would you like')
  })
})
