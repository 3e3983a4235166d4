import type { PicGen } from '@picgen/sdk'
import { onWordsChange, pageWords } from './header.js'
import { showTitle } from './title.js'

/** Every picture that was made. "Continue creation" makes a conversation from one, which opens in the Studio. */
export function showHistory(place: HTMLElement, client: PicGen) {
  const history = Object.assign(document.createElement('picgen-history'), { client })
  history.addEventListener('picgen-open-conversation', ({ conversationId }) => {
    location.assign(conversationId === null ? '/studio' : `/studio?conversation=${conversationId}`)
  })
  place.append(history)
  const name = () => showTitle(pageWords().history)
  onWordsChange(name)
  name()
}
