import type { PicGen } from '@picgen/sdk'
import { onWordsChange, pageWords } from './header.js'
import { showTitle } from './title.js'

/** The form, for one picture without a conversation: from nothing, or from the one that `?source=` names. */
export function showGenerate(place: HTMLElement, client: PicGen) {
  const generate = Object.assign(document.createElement('picgen-generate'), { client })
  const source = new URLSearchParams(location.search).get('source')
  if (source) generate.setAttribute('source', source)
  generate.addEventListener('picgen-open-conversation', ({ conversationId }) => {
    if (conversationId) location.assign(`/studio?conversation=${conversationId}`)
  })
  place.append(generate)
  const name = () => showTitle(pageWords().generate)
  onWordsChange(name)
  name()
}
