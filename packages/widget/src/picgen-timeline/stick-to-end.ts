import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How near to the end counts as being there, in pixels. */
const NEAR = 40

/**
 * Scrolls as a conversation should: it stays at the end when one is there, and never moves while one reads further up.
 */
export class StickToEnd implements ReactiveController {
  /** False while one reads further up. */
  atEnd = true

  private lastTop = 0
  private readonly sizes = new ResizeObserver(() => this.follow())

  constructor(
    private readonly host: ReactiveControllerHost,
    /** The element that scrolls; null before the first rendering. Its only child holds the content. */
    private readonly scroller: () => HTMLElement | null,
  ) {
    host.addController(this)
  }

  /** Goes to the end, and stays there. */
  toEnd(behavior: ScrollBehavior = 'instant') {
    const scroller = this.scroller()
    if (!scroller) return
    this.update(true)
    scroller.scrollTo({ top: scroller.scrollHeight, behavior })
    this.lastTop = scroller.scrollTop
  }

  hostUpdated() {
    const scroller = this.scroller()
    if (!scroller) return
    // Observing again what is observed already changes nothing, so this needs no memory of its own.
    this.sizes.observe(scroller)
    if (scroller.firstElementChild) this.sizes.observe(scroller.firstElementChild)
    this.follow()
  }

  hostDisconnected() {
    this.sizes.disconnect()
  }

  /** To be called when the scroller has scrolled. */
  readonly scrolled = () => {
    const scroller = this.scroller()
    if (!scroller) return
    const distance = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop
    // Content that grows also moves the end away: only going up means that one wants to read there.
    const wentUp = scroller.scrollTop < this.lastTop
    this.lastTop = scroller.scrollTop
    if (distance <= NEAR) this.update(true)
    else if (wentUp) this.update(false)
  }

  private follow() {
    const scroller = this.scroller()
    if (!scroller || !this.atEnd) return
    scroller.scrollTop = scroller.scrollHeight
    this.lastTop = scroller.scrollTop
  }

  private update(atEnd: boolean) {
    if (this.atEnd === atEnd) return
    this.atEnd = atEnd
    this.host.requestUpdate()
  }
}
