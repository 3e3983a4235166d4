import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { FakeSession } from '../../test/fake-session.js'
import { outgoingMessage } from '../../test/fixtures.js'
import { mount, nextEvent, settled } from '../../test/mount.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import * as stories from './picgen-notice.stories.js'

describe('picgen-notice', () => {
  describeAccessibility(stories)

  it('tells its sentence politely, and can be dismissed', async () => {
    const notice = await mount(stories.ASentence.render())
    expect(visibleText(byRole(document, 'status'))).to.include('address of the Studio')
    const dismissed = nextEvent(notice, 'picgen-dismiss')
    byRole(document, 'button', 'Dismiss').click()
    await dismissed
  })

  it('takes no place without a sentence', async () => {
    expect((await mount(stories.Nothing.render())).getBoundingClientRect().height).to.equal(0)
  })

  it('words what went wrong by its kind, and dismisses it in the session', async () => {
    const notice = await mount(stories.TooManyRequests.render())
    expect(visibleText(notice)).to.include('a lot at once')
    byRole(document, 'button', 'Dismiss').click()
    await settled()
    expect(visibleText(notice)).to.equal('')
  })

  it('says that there is no connection as long as there is none, calmly and once', async () => {
    const session = new FakeSession({ connection: 'offline' })
    const notice = await mount(html`<picgen-notice .session=${session}></picgen-notice>`)
    expect(visibleText(notice)).to.include('offline')
    expect(allByRole(document, 'button')).to.deep.equal([])
    session.change({ connection: 'live' })
    await settled()
    expect(visibleText(notice)).to.equal('')
    notice.remove()
    expect(visibleText(await mount(stories.Offline.render()))).not.to.include('can’t be reached')
  })

  it('offers to read once more what could not be', async () => {
    const error = { action: 'loadOlder', message: 'No answer.', cause: null } as const
    const session = new FakeSession({ error })
    await mount(html`<picgen-notice .session=${session}></picgen-notice>`)
    byRole(document, 'button', 'Try again').click()
    expect(session.asked).to.deep.equal(['load older'])
  })

  it('does not repeat what stands beside an upload, or a message in the timeline', async () => {
    const late = { action: 'attach', message: 'No answer.', cause: null } as const
    const attachment = { status: 'failed', file: new Blob(), error: late } as const
    const upload = new FakeSession({ error: late, attachment })
    expect(visibleText(await mount(html`<picgen-notice .session=${upload}></picgen-notice>`))).to.equal('')
    const error = { action: 'send', message: 'Refused.', cause: new Error('Refused.') } as const
    const failed = { ...outgoingMessage('A boat'), status: 'failed', error } as const
    const session = new FakeSession({ error, outgoing: [failed] })
    expect(visibleText(await mount(html`<picgen-notice .session=${session}></picgen-notice>`))).to.equal('')
  })
})
