import { expect } from 'chai'
import { describeAccessibility } from '../../test/accessibility.js'
import { mount, nextEvent } from '../../test/mount.js'
import { allByRole, byRole } from '../../test/queries.js'
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
})
