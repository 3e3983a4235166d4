import type { Message } from '@picgen/sdk'
import type { Change } from './change.js'

/** How high each message is, in pixels: as it was measured, else as the last one like it was. */
export class Heights {
  messages: readonly Message[] = []

  private heights: number[] = []
  /** Where each begins, and the last one ends. Plain sums: to add up ten thousand takes some microseconds. */
  private tops: number[] | null = null
  /** By id, and by likeness. */
  private readonly known = new Map<string, number>()
  private width = 0
  private isRough = true

  /** Where the message of this index begins. Default: where the last one ends. */
  top(index = this.heights.length): number {
    let top = 0
    this.tops ??= [0, ...this.heights.map((height) => (top += height))]
    return this.tops[index] ?? 0
  }

  /** The message that is there; the first or the last where none is; -1 where there are no messages. */
  indexAt(top: number): number {
    let low = 0
    let high = this.heights.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.top(middle) <= top) low = middle
      else high = middle - 1
    }
    return high
  }

  show(messages: readonly Message[], { start, before, now }: Change) {
    this.messages = messages
    this.heights.splice(start, before.length)
    const after = this.heights.splice(start)
    this.heights = this.heights.concat(now.map(this.heightOf), after)
    this.tops = null
  }

  /** What is known is known for this width alone. */
  measure(index: number, { inlineSize, blockSize }: ResizeObserverSize) {
    const message = this.messages[index]
    if (!message || !inlineSize) return
    if (inlineSize !== this.width) {
      this.width = inlineSize
      this.known.clear()
      this.isRough = true
    }
    for (const key of [message.id, likeness(message), message.role]) this.known.set(key, blockSize)
    this.heights[index] = blockSize
    this.tops = null
  }

  /** After the first that were measured at a width, the others are estimated by them. */
  settle() {
    if (!this.isRough || !this.known.size) return
    this.heights = this.messages.map(this.heightOf)
    this.tops = null
    this.isRough = false
  }

  private readonly heightOf = (message: Message) =>
    this.known.get(message.id) ?? this.known.get(likeness(message)) ?? this.known.get(message.role) ?? 200
}

/** Messages of one likeness are about as high as each other. */
function likeness({ role, image, status, content }: Message): string {
  return image ? status + (image.width / image.height).toFixed(1) : role + (content.length >> 5)
}
