import '@picgen/widget/define'
import { createPicGen, createStudioSession } from '@picgen/sdk'
import { conversationInAddress, showInAddress } from './address.js'

/*
 * The Studio's own page: the widget in full, with the conversation kept in the address, so that a refresh, the way back
 * and another browser show the same one, and its title in the tab, so that many can be told apart.
 */
const studio = document.querySelector('picgen-studio')

if (!studio) throw new Error('The page has no place for the Studio.')

const name = document.title
const session = createStudioSession({ client: createPicGen({ baseUrl: location.origin }) })

session.subscribe(() => {
  const title = session.state.conversation?.title
  document.title = title ? `${title} · ${name}` : name
})

studio.session = session
studio.conversation = conversationInAddress()

studio.addEventListener('picgen-conversation-change', ({ conversationId }) => showInAddress(conversationId))

addEventListener('popstate', () => {
  studio.conversation = conversationInAddress()
})

for (const link of document.querySelectorAll<HTMLAnchorElement>('header a')) {
  link.addEventListener('click', (event) => {
    // With a modifier it opens elsewhere, as any link does.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void studio.startNew()
  })
}
