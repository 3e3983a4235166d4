import type { Message } from '@picgen/sdk'
import type { LitElement, ReactiveController } from 'lit'
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
 *
 * The first element of its host scrolls. The only child of that has: what stands before the messages, the messages, the
 * space after them, what is on its way.
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
    private readonly host: LitElement,
    /** Called when the beginning is near. */
    private readonly beginning: () => void,
  ) {
    host.addController(this)
  }

  /** To be called before a rendering. */
  show(messages: readonly Message[], change: Change) {
    const grown = messages.length - this.heights.messages.length
    this.heights.show(messages, change)
    for (const place of [this.kept, this.anchor]) {
      const { id, index } = place
      const near = [index, index + grown].find((each) => messages[each]?.id === id)
      place.index = near ?? messages.findIndex((message) => message.id === id)
    }
    // Another conversation.
    if (this.anchor.index < 0) this.atEnd = true
  }

  hostUpdate() {
    const [first, last] = this.range(this.near)
    const indices = Array.from({ length: last - first + 1 }, (_, position) => first + position)
    if (this.kept.index >= 0 && !indices.includes(this.kept.index)) indices.push(this.kept.index)
    this.indices = indices.sort((one, other) => one - other)
  }

  hostUpdated() {
    const [before, list, , after] = this.children
    const rows = new Map(Array.from(list?.children ?? [], (row, position) => [row, this.indices[position] ?? 0]))
    for (const row of this.rows.keys()) if (!rows.has(row)) this.sizes.unobserve(row)
    this.rows = rows
    // Observing again what is observed already changes nothing.
    for (const element of [this.scroller, before, after, ...rows.keys()]) {
      if (element) this.sizes.observe(element, { box: 'border-box' })
    }
    this.place()
  }

  hostDisconnected() {
    this.sizes.disconnect()
    this.rest()
    this.scrollTop = 0
  }

  /** Brings a message into sight. */
  reveal(index: number) {
    this.atEnd = false
    this.rest()
    this.setAnchor(index, this.viewport / 8)
    this.host.requestUpdate()
  }

  /** To be called with what happens in the list. */
  readonly keep = (event: Event) => {
    const index = this.rows.get(event.target as Element) // The host of what is used, seen from here.
    if (index !== undefined) this.kept = { id: this.idOf(index), index }
  }

  /** To be called when the scroller has scrolled. */
  readonly scrolled = ({ currentTarget }: Event) => {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget as Element // It stands on one.
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
    this.rest()
    this.idle = setTimeout(() => {
      this.rest()
      this.near = this.viewport
      this.place()
      this.fill()
    }, IDLE)
    if (!atEnd) this.look()
    this.fill()
  }

  private get scroller() {
    return this.host.renderRoot.firstElementChild
  }

  private get children(): (Element | undefined)[] {
    return [...(this.scroller?.firstElementChild?.children ?? [])]
  }

  private rest() {
    clearTimeout(this.idle)
    this.idle = undefined
  }

  private idOf(index: number) {
    return this.heights.messages[index]?.id ?? ''
  }

  /** Remembers what is in sight. A message of which the beginning is seen stays better in place than one above it. */
  private look() {
    const top = this.scrollTop - this.head - this.slack
    let index = this.heights.indexAt(top)
    if (this.heights.top(index) < top && this.heights.top(index + 1) < top + this.viewport / 2) index++
    this.setAnchor(index, this.heights.top(index) - top)
  }

  private setAnchor(index: number, offset: number) {
    this.anchor = { id: this.idOf(index), index, offset }
  }

  /** The first and the last message in sight, or so near to it. */
  private range(near: number): [number, number] {
    const top = this.atEnd
      ? this.heights.top() - this.viewport
      : this.heights.top(this.anchor.index) - this.anchor.offset
    return [Math.max(0, this.heights.indexAt(top - near)), this.heights.indexAt(top + this.viewport + near)]
  }

  private measure(entries: ResizeObserverEntry[]) {
    for (const { target, borderBoxSize } of entries) {
      const index = this.rows.get(target)
      if (index !== undefined && borderBoxSize[0]) this.heights.measure(index, borderBoxSize[0])
    }
    this.viewport = this.scroller?.clientHeight || this.viewport
    this.head = this.children[0]?.clientHeight ?? 0
    this.heights.settle()
    this.place()
    // Not now: what is rendered while sizes are told would be told too late.
    requestAnimationFrame(() => this.fill())
  }

  /** Renders what has come near. */
  private fill() {
    if (!this.indices.length) return
    if (!this.range(this.near / 2).every((index) => this.indices.includes(index))) this.host.requestUpdate()
    if (this.scrollTop < this.viewport) this.beginning()
  }

  /** Puts what is rendered in its place, and what one reads where it was. */
  private place() {
    const { scroller } = this
    const [, list, rest, after] = this.children
    if (!scroller || !(rest instanceof HTMLElement)) return
    const topOf = (index?: number) => this.heights.top(index)
    const target = this.head + topOf(this.anchor.index) - this.anchor.offset
    // Who has come to the beginning wants to see it.
    const isBeginning = this.scrollTop <= 0 && this.anchor.index < 2
    this.slack = this.atEnd || isBeginning || !this.idle ? 0 : this.scrollTop - target
    // Further than this it can't give way: earlier messages have come.
    if (topOf(this.indices[0] ?? 0) + this.slack < -this.viewport) this.slack = 0
    let end = -this.slack
    for (const [row, index] of this.rows) {
      if (row instanceof HTMLElement) row.style.marginBlockStart = `${topOf(index) - end}px`
      end = topOf(index + 1)
    }
    rest.style.blockSize = `${topOf() - topOf((this.indices.at(-1) ?? -1) + 1)}px`
    const { scrollTop, scrollHeight, clientHeight } = scroller
    // One has just scrolled up, which is told in a moment.
    if (this.atEnd && scrollTop < this.scrollTop - 1 && scrollHeight - clientHeight - scrollTop > 2) return
    if (this.atEnd) scroller.scrollTop = list?.childElementCount || after?.childElementCount ? scrollHeight : 0
    else if (isBeginning) this.look()
    else if (!this.slack && Math.abs(target - this.scrollTop) > 0.5) scroller.scrollTop += target - this.scrollTop
    else return
    this.scrollTop = scroller.scrollTop
  }
}
