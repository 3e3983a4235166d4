import { expect } from 'chai'
import { describeAccessibility } from '../../test/accessibility.js'
import { mount, nextEvent } from '../../test/mount.js'
import { byRole, visibleText } from '../../test/queries.js'
import * as stories from './picgen-notice.stories.js'

describe('picgen-notice', () => {
  describeAccessibility(stories)

  it('tells its sentence politely, and can be dismissed', async () => {
    const notice = await mount(stories.ASentence.render())
    expect(visibleText(notice)).to.include('could not be reached')
    const dismissed = nextEvent(notice, 'picgen-dismiss')
    byRole(document, 'button', 'Dismiss').click()
    await dismissed
  })

  it('takes no place without a sentence', async () => {
    expect((await mount(stories.Nothing.render())).getBoundingClientRect().height).to.equal(0)
  })
})
