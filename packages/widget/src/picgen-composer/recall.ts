import type { StudioState } from '@picgen/sdk'

/** Goes through the prompts of a conversation with the arrow keys, as in a shell. */
export class Recall {
  private text = ''
  private at = 0

  /**
   * The prompt before what is written (`ArrowUp`), or after it (`ArrowDown`); null where the key is the caret's: in a text
   * that the person has written in, or inside of one of several lines.
   */
  step(key: string, { value, selectionStart, selectionEnd }: HTMLTextAreaElement, state: StudioState): string | null {
    const step = { ArrowUp: 1, ArrowDown: -1 }[key]
    if (!step || (value && value !== this.text)) return null
    const beyond = step > 0 ? value.slice(0, selectionStart) : value.slice(selectionEnd)
    const at = (value ? this.at : 0) + step
    const prompts = promptsOf(state)
    if (beyond.includes('\n') || at < 0 || at > prompts.length) return null
    this.at = at
    this.text = prompts.at(-at) ?? ''
    return at ? this.text : ''
  }
}

/** Oldest first; one that was sent again counts once. */
function promptsOf({ messages, outgoing }: StudioState): string[] {
  const sent = messages.filter(({ role }) => role === 'user')
  const prompts = [...sent, ...outgoing].map(({ content }) => content)
  return prompts.filter((prompt, index) => prompt !== prompts[index + 1])
}
