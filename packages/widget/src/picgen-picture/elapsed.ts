import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Counts the seconds since a moment, and has its element render each of them while it is on the page. */
export class Elapsed implements ReactiveController {
  private timer: ReturnType<typeof setInterval> | null = null
  private start: number | null = null

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  /** Milliseconds since the epoch; null stops the count. */
  set since(start: number | null) {
    this.start = start
    if (start === null) this.stop()
    else this.timer ??= setInterval(() => this.host.requestUpdate(), 1000)
  }

  /** Whole seconds. A clock that differs from the server's never shows a negative wait. */
  get seconds() {
    return this.start === null ? 0 : Math.max(0, Math.floor((Date.now() - this.start) / 1000))
  }

  hostConnected() {
    this.since = this.start
  }

  hostDisconnected() {
    this.stop()
  }

  private stop() {
    if (this.timer !== null) clearInterval(this.timer)
    this.timer = null
  }
}
