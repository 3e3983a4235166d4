import { absent } from '../element/absent.js'
import { register, tellOtherVersion } from '../register.js'
import { conversationTags } from '../tags.js'

/*
 * The file for a page without a build: whatever a conversation needs. The elements that show collections, and the form, come
 * with a file beside it, when the page has one of them: docs/decisions/2026-11-22-two-files-without-a-build.md.
 */

/** How long a page may change before it is looked at again, in milliseconds. */
const PAUSE_MS = 100

tellOtherVersion()
register(conversationTags)

absent.bring = () => {
  // A browser reads a module once, however often it is asked for.
  import('./picgen-collections.js').catch((error: unknown) => {
    console.warn('picgen: the elements of collections could not be read.', error)
  })
}

let isDue = false
const page = new MutationObserver(() => {
  if (isDue) return
  isDue = true
  setTimeout(look, PAUSE_MS)
})

function look() {
  isDue = false
  if (!document.querySelector('picgen-conversations,picgen-history,picgen-generate')) return
  page.disconnect()
  absent.bring()
}

page.observe(document, { childList: true, subtree: true })
look()
