/** What is kept of a conversation's composer until the next visit. */
export interface Draft {
  text?: string | undefined
  /** What the next picture is made with, where the person has chosen it. */
  model?: string | undefined
  size?: string | undefined
}

/** `place`: the id of a conversation; for a new one, the address of the server. Empty where nothing can be read. */
export function readDraft(place: string): Draft {
  try {
    return JSON.parse(localStorage.getItem(keyOf(place)) ?? '{}')
  } catch {
    return {} // The page may keep nothing, or somebody else wrote there: a composer that begins empty.
  }
}

/** One with nothing in it is removed. */
export function keepDraft(place: string, draft: Draft): void {
  try {
    if (Object.values(draft).some(Boolean)) localStorage.setItem(keyOf(place), JSON.stringify(draft))
    else localStorage.removeItem(keyOf(place))
  } catch {
    // The page may keep nothing, or there is no room: the draft lasts as long as the page.
  }
}

function keyOf(place: string) {
  return `picgen-draft ${place}`
}

/** A text before another. */
export function joined(text: string, other = '') {
  return other.trim() === '' ? text : `${text}\n${other}`
}
