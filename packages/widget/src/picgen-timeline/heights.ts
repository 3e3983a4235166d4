import type { Message } from '@picgen/sdk'
import type { Change } from './change.js'

/**
 * How high each message is, in pixels: as it was measured, else as another like it was. Plain sums: adding up ten thousand
 * takes some microseconds, and only those behind a change are added up again.
 */
export class Heights {
  messages: readonly Message[] = []

  private heights: number[] = []
  /** Where each begins; right up to and with `summed`. */
  private readonly tops = [0]
  private summed = 0
  private readonly measured = new Map<string, number>()
  private readonly likes = new Map<string, number>()
  private width = 600
  private isRough = true

  get total() {
    return this.top(this.heights.length)
  }

  /** Where the message of this index begins. */
  top(index: number): number {
    for (; this.summed < index; this.summed++) {
      this.tops[this.summed + 1] = (this.tops[this.summed] ?? 0) + (this.heights[this.summed] ?? 0)
    }
    return this.tops[index] ?? 0
  }

  /** The message that is there; the first or the last where none is. */
  indexAt(top: number): number {
    let [low, high] = [0, this.heights.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.top(middle) <= top) low = middle
      else high = middle - 1
    }
    return low
  }

  show(messages: readonly Message[], { start, before, now }: Change) {
    const { heights } = this
    this.messages = messages
    this.heights = [...heights.slice(0, start), ...now.map(this.heightOf), ...heights.slice(start + before.length)]
    this.summed = Math.min(this.summed, start)
  }

  /** What is known is known for this width alone. */
  measure(index: number, { inlineSize, blockSize }: ResizeObserverSize) {
    const message = this.messages[index]
    if (!message || !inlineSize) return
    if (inlineSize !== this.width) {
      this.width = inlineSize
      this.measured.clear()
      this.likes.clear()
      this.isRough = true
    }
    this.measured.set(message.id, blockSize)
    this.likes.set(likeness(message), blockSize)
    this.heights[index] = blockSize
    this.summed = Math.min(this.summed, index)
  }

  /** After the first that were measured at a width, the others are estimated by them. */
  settle() {
    if (!this.isRough || !this.likes.size) return
    this.heights = this.messages.map(this.heightOf)
    this.summed = 0
    this.isRough = false
  }

  private readonly heightOf = (message: Message) =>
    this.measured.get(message.id) ?? this.likes.get(likeness(message)) ?? this.guess(message)

  private guess({ image, content }: Message) {
    if (!image) return 66 + 24 * Math.floor((content.length * 10) / this.width)
    const ratio = image.width / image.height
    return Math.min(this.width, 600, 400 * ratio) / ratio + 76
  }
}

/** Messages of one likeness are about as high as each other. */
function likeness({ role, image, status, content }: Message): string {
  return image ? `${status} ${(image.width / image.height).toFixed(1)}` : `${role} ${content.length >> 5}`
}
