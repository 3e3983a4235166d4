import { createStudioSession, type PicGen } from '@picgen/sdk'
import { conversationInAddress, showInAddress } from './address.js'
import { setUpSide } from './side.js'
import { showTitle } from './title.js'

/** Messages that are read at a time. */
const PAGE_SIZE = 60

/**
 * The conversation, with the others at its side. It is kept in the address, so that a refresh, the way back and another
 * browser show the same one, and its title in the tab.
 */
export function showConversation(place: HTMLElement, client: PicGen) {
  const session = createStudioSession({ client, pageSize: PAGE_SIZE })
  const studio = Object.assign(document.createElement('picgen-studio'), { session, client })
  studio.conversation = conversationInAddress()
  const conversations = Object.assign(document.createElement('picgen-conversations'), {
    session,
    client,
    href: '/studio?conversation={id}',
  })
  const closeDrawer = setUpSide(conversations)
  place.append(studio)

  session.subscribe(() => showTitle(session.state.conversation?.title))
  studio.addEventListener('picgen-conversation-change', ({ conversationId }) => showInAddress(conversationId))
  conversations.addEventListener('picgen-open-conversation', closeDrawer)
  conversations.addEventListener('click', (event) => {
    const isNew = event.composedPath().some((node) => node instanceof Element && node.part.contains('new'))
    // One who begins anew goes on by writing; a keyboard on the screen would cover what is offered.
    if (isNew && matchMedia('(hover: hover)').matches) void studio.startNew()
  })
  addEventListener('popstate', () => {
    studio.conversation = conversationInAddress()
  })
  document.querySelector('#new')?.addEventListener('click', (event) => {
    if (!(event instanceof MouseEvent) || opensElsewhere(event)) return
    event.preventDefault()
    void studio.startNew()
  })
}

/** With a modifier a link opens in another tab or window, as any link does. */
function opensElsewhere({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey
}
