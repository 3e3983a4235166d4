import type { Message } from '@picgen/sdk'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Change } from './change.js'
import { Heights } from './heights.js'

/** How near to the end counts as being there, in pixels. */
const NEAR = 40
/** One who has not scrolled for so many milliseconds has stopped. */
const IDLE = 150

/**
 * Which messages are in the document: those in sight and some around, however many there are. Scrolls as a conversation
 * should: it stays at the end when one is there, and what one reads never moves, whatever changes above or below.
 *
 * Where heights above turn out different while one scrolls, the space above gives way (`slack`) and the position is set
 * right when one has stopped: setting it earlier would end a scroll that is under way.
 */
export class MessageWindow implements ReactiveController {
  /** False while one reads further up. */
  atEnd = true
  /** The indices of the messages to render. */
  indices: readonly number[] = []

  private readonly heights = new Heights()
  /** The first message in sight, and how far below the upper edge it begins. */
  private anchor = { id: '', index: 0, offset: 0 }
  /** The message that is used, by keyboard or pointer: it stays in the document. */
  private kept = { id: '', index: -1 }
  private rows = new Map<Element, number>()
  private slack = 0
  private head = 0
  private viewport = innerHeight
  /** How far around what is in sight messages are rendered. */
  private near = innerHeight
  private scrollTop = 0
  private idle: ReturnType<typeof setTimeout> | undefined
  private readonly sizes = new ResizeObserver((entries) => this.measure(entries))

  constructor(
    private readonly host: ReactiveControllerHost,
    /** What scrolls. Its only child has: what stands before the messages, the messages, the space after, what is on its way. */
    private readonly scroller: () => HTMLElement | null,
    /** Called when the beginning is near. */
    private readonly beginning: () => void,
  ) {
    host.addController(this)
  }

  /** To be called before a rendering. */
  show(messages: readonly Message[], change: Change) {
    const grown = messages.length - this.heights.messages.length
    this.heights.show(messages, change)
    const indexOf = ({ id, index }: { id: string; index: number }) =>
      [index, index + grown].find((near) => messages[near]?.id === id) ??
      messages.findIndex((message) => message.id === id)
    this.kept.index = indexOf(this.kept)
    this.anchor.index = indexOf(this.anchor)
    // Another conversation.
    if (this.anchor.index < 0) this.atEnd = true
  }

  hostUpdate() {
    const [first, last] = this.range(this.near)
    const indices = Array.from({ length: last - first + 1 }, (_, position) => first + position)
    const { index } = this.kept
    this.indices = index < 0 ? indices : [...new Set([...indices, index])].sort((one, other) => one - other)
  }

  hostUpdated() {
    const scroller = this.scroller()
    const [before, list, , after] = scroller?.firstElementChild?.children ?? []
    if (!scroller || !before || !list || !after) return
    const rows = new Map([...list.children].map((row, position) => [row, this.indices[position] ?? 0]))
    for (const row of this.rows.keys()) if (!rows.has(row)) this.sizes.unobserve(row)
    this.rows = rows
    // Observing again what is observed already changes nothing.
    for (const element of [scroller, before, after, ...rows.keys()]) this.sizes.observe(element, { box: 'border-box' })
    this.place()
  }

  hostDisconnected() {
    this.sizes.disconnect()
    clearTimeout(this.idle)
    this.idle = undefined
    this.scrollTop = 0
  }

  /** Goes to the end, and stays there. */
  toEnd() {
    this.atEnd = true
    this.host.requestUpdate()
  }

  /** Brings a message into sight. */
  reveal(index: number) {
    this.atEnd = false
    clearTimeout(this.idle)
    this.idle = undefined
    this.setAnchor(index, this.viewport / 8)
    this.host.requestUpdate()
  }

  /** To be called with what happens in the list. */
  readonly keep = (event: Event) => {
    const row = event.composedPath().find((target) => target instanceof Element && this.rows.has(target))
    const index = (row instanceof Element && this.rows.get(row)) || 0
    if (row) this.kept = { id: this.heights.messages[index]?.id ?? '', index }
  }

  /** To be called when the scroller has scrolled. */
  readonly scrolled = () => {
    const scroller = this.scroller()
    if (!scroller) return
    const { scrollTop, scrollHeight, clientHeight } = scroller
    const distance = scrollHeight - clientHeight - scrollTop
    // Content that grows also moves the end away: only going up means that one wants to read there.
    const atEnd = scrollTop < this.scrollTop ? distance < 2 : this.atEnd || distance < NEAR
    if (atEnd !== this.atEnd) this.host.requestUpdate()
    this.atEnd = atEnd
    const isFar = Math.abs(scrollTop - this.scrollTop) > this.viewport
    // Who flies past sees what is in sight, and nothing that was there before.
    this.near = this.viewport / (isFar ? 4 : 1)
    if (isFar) this.slack = 0
    this.scrollTop = scrollTop
    clearTimeout(this.idle)
    this.idle = setTimeout(() => {
      this.idle = undefined
      this.near = this.viewport
      this.place()
      this.fill()
    }, IDLE)
    if (!this.atEnd) this.look()
    this.fill()
  }

  /** Remembers what is in sight. A message of which the beginning is seen stays better in place than one above it. */
  private look() {
    const top = this.scrollTop - this.head - this.slack
    const index = this.heights.indexAt(top)
    const next = this.heights.top(index + 1)
    const isSeen =
      this.heights.top(index) < top && index + 1 < this.heights.messages.length && next < top + this.viewport / 2
    this.setAnchor(isSeen ? index + 1 : index, (isSeen ? next : this.heights.top(index)) - top)
  }

  private setAnchor(index: number, offset: number) {
    this.anchor = { id: this.heights.messages[index]?.id ?? '', index, offset }
  }

  /** The first and the last message in sight, or so near to it. */
  private range(near: number): [number, number] {
    const { heights, viewport, anchor } = this
    const top = this.atEnd ? heights.total - viewport : heights.top(anchor.index) - anchor.offset
    return heights.messages.length ? [heights.indexAt(top - near), heights.indexAt(top + viewport + near)] : [0, -1]
  }

  private measure(entries: ResizeObserverEntry[]) {
    const scroller = this.scroller()
    for (const { target, borderBoxSize } of entries) {
      const [size] = borderBoxSize
      const index = this.rows.get(target)
      if (!size) continue
      if (index !== undefined) this.heights.measure(index, size)
      else if (target === scroller) this.viewport = size.blockSize || this.viewport
      else if (target === scroller?.firstElementChild?.firstElementChild) this.head = size.blockSize
    }
    this.heights.settle()
    this.place()
    // Not now: what is rendered while sizes are told would be told too late.
    requestAnimationFrame(() => this.fill())
  }

  /** Renders what has come near. */
  private fill() {
    const [first, last] = this.range(this.near / 2)
    const isThere = (index: number) => index < 0 || this.indices.includes(index)
    if (!isThere(first) || !isThere(last)) this.host.requestUpdate()
    if (this.heights.messages.length && this.scrollTop < this.viewport) this.beginning()
  }

  /** Puts what is rendered in its place, and what one reads where it was. */
  private place() {
    const scroller = this.scroller()
    const [, list, rest] = scroller?.firstElementChild?.children ?? []
    if (!scroller || !list || !(rest instanceof HTMLElement)) return
    const { heights, anchor, head } = this
    const target = head + heights.top(anchor.index) - anchor.offset
    // Who has come to the beginning wants to see it.
    const isBeginning = this.scrollTop <= 0 && anchor.index < 2
    this.slack = this.atEnd || isBeginning || !this.idle ? 0 : this.scrollTop - target
    // Further than this it can't give way: earlier messages have come.
    if (heights.top(this.indices[0] ?? 0) + this.slack < -this.viewport) this.slack = 0
    let end = -this.slack
    for (const [row, index] of this.rows) {
      const gap = heights.top(index) - end
      if (row instanceof HTMLElement) row.style.marginBlockStart = `${gap}px`
      end = heights.top(index + 1)
    }
    rest.style.blockSize = `${heights.total - heights.top((this.indices.at(-1) ?? -1) + 1)}px`
    if (this.atEnd) scroller.scrollTop = scroller.scrollHeight
    else if (isBeginning) this.look()
    else if (!this.slack && Math.abs(target - this.scrollTop) > 0.5) scroller.scrollTop += target - this.scrollTop
    else return
    this.scrollTop = scroller.scrollTop
  }
}
