/** Largest magnification. */
const LARGEST = 8
/** What a double tap magnifies to. */
const CLOSE = 2.5
/** A pointer that moved less, in CSS pixels, tapped. */
const TAP = 8
/** A pointer that was drawn farther turned the page. */
const SWIPE = 60
const DOUBLE_TAP_MS = 350

interface Place {
  x: number
  y: number
}

const MIDDLE: Place = { x: 0, y: 0 }

/** What the gestures ask for. */
interface Viewer {
  /** The box of the picture, in the middle of its stage. */
  box(): HTMLElement | null
  zoomed(): void
  /** `1` is to the right. */
  turn(way: number): void
  close(): void
}

/** Magnifies and moves one picture: by wheel, pinch, double tap and drag. At rest a drag turns the page, or closes. */
export class Zoom {
  scale = 1
  private at = MIDDLE
  private moved = 0
  private tapped = 0
  private readonly pointers = new Map<number, Place>()

  constructor(private readonly viewer: Viewer) {}

  /** @param scale - 1 shows the whole picture. @param point - What stays where it is, from the middle of the stage. */
  to(scale: number, { x, y } = MIDDLE) {
    const next = Math.min(LARGEST, Math.max(1, scale))
    const by = next / this.scale
    this.scale = next
    this.moveTo(x - (x - this.at.x) * by, y - (y - this.at.y) * by)
    this.viewer.zoomed()
  }

  /** @param x - CSS pixels. @param y - CSS pixels. */
  moveBy(x: number, y: number) {
    this.moveTo(this.at.x + x, this.at.y + y)
  }

  readonly wheel = (event: WheelEvent) => {
    const lines = event.deltaMode ? 30 : 1
    // A pinch on a touch pad comes as a wheel with the control key, in smaller steps.
    this.to(this.scale * Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.002)), this.placeOf(event))
  }

  readonly down = (event: PointerEvent) => {
    if (event.button !== 0) return
    this.moved = this.pointers.size === 0 ? 0 : Number.POSITIVE_INFINITY
    this.pointers.set(event.pointerId, this.placeOf(event))
  }

  readonly move = (event: PointerEvent) => {
    if (!this.pointers.has(event.pointerId)) return
    const before = this.hold
    this.pointers.set(event.pointerId, this.placeOf(event))
    const now = this.hold
    this.moved += Math.hypot(now.x - before.x, now.y - before.y)
    this.moveBy(now.x - before.x, now.y - before.y)
    if (before.spread > 0) this.to((this.scale * now.spread) / before.spread, now)
  }

  readonly up = (event: PointerEvent) => {
    if (!this.pointers.delete(event.pointerId) || this.pointers.size > 0) return
    const { x, y } = this.at
    const isZooming = this.scale > 1 || this.moved === Number.POSITIVE_INFINITY
    if (event.type === 'pointerup') {
      if (this.moved < TAP) this.tap(event)
      else if (!isZooming && Math.abs(x) > Math.max(SWIPE, Math.abs(y))) this.viewer.turn(x < 0 ? 1 : -1)
      else if (!isZooming && y > SWIPE * 2) this.viewer.close()
    }
    this.moveBy(0, 0)
  }

  /** Between the fingers, and how far they are apart; one finger is not apart from itself. */
  private get hold() {
    const [one = MIDDLE, other = one] = this.pointers.values()
    return {
      x: (one.x + other.x) / 2,
      y: (one.y + other.y) / 2,
      spread: Math.hypot(one.x - other.x, one.y - other.y),
    }
  }

  private tap(event: PointerEvent) {
    const isSecond = event.timeStamp - this.tapped < DOUBLE_TAP_MS
    this.tapped = isSecond ? 0 : event.timeStamp
    if (isSecond) this.to(this.scale > 1 ? 1 : CLOSE, this.placeOf(event))
    else if (event.target === this.viewer.box()?.parentElement && this.scale === 1) this.viewer.close()
  }

  /** The picture never leaves the stage, except at rest while a finger draws it. */
  private moveTo(x: number, y: number) {
    const box = this.viewer.box()
    const stage = box?.parentElement
    if (!box || !stage) return
    const limit = (way: number, size: number, room: number) => {
      const most = Math.max(0, (size * this.scale - room) / 2)
      return Math.min(most, Math.max(-most, way))
    }
    const isDrawn = this.pointers.size > 0
    const isFree = isDrawn && this.scale === 1
    this.at = isFree
      ? { x, y }
      : { x: limit(x, box.offsetWidth, stage.offsetWidth), y: limit(y, box.offsetHeight, stage.offsetHeight) }
    box.style.transition = isDrawn ? 'none' : ''
    box.style.translate = `${this.at.x}px ${this.at.y}px`
    box.style.scale = `${this.scale}`
  }

  /** From the middle of the stage. */
  private placeOf({ clientX, clientY }: MouseEvent): Place {
    const { left, top, width, height } = this.viewer.box()?.parentElement?.getBoundingClientRect() ?? new DOMRect()
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 }
  }
}
