import { type Exchange, readConversation } from './conversation.js'

/** A chat that is measured. */
export interface Subject {
  /** Shows these from the first to the last, at once. */
  show(exchanges: readonly Exchange[]): void
  /** Adds one at the end. */
  add(exchange: Exchange): void
  /** Whether the document has the picture of this one, whatever its file is doing. */
  has(exchange: Exchange): boolean
  /** What scrolls. */
  scroller(): Element
}

/** What the benchmark calls, from outside of the page. All times are in milliseconds. */
export interface Bench {
  /** From giving the messages until the second frame with them is painted. */
  firstRender(count: number): Promise<number>
  /** From adding one exchange until it is painted. */
  append(): Promise<number>
  /** The time of each frame, at most so many, on the way up from the end: a screen a frame, faster than any finger. */
  scroll(frames: number): Promise<number[]>
}

declare global {
  interface Window {
    bench: Bench
  }
}

/** Lets the benchmark measure a chat. */
export function offer(subject: Subject): void {
  let exchanges: Exchange[] = []
  let next: () => Exchange
  window.bench = {
    async firstRender(count) {
      ;({ exchanges, next } = await readConversation(count))
      const last = exchanges[exchanges.length - 1]
      await painted()
      const begin = performance.now()
      subject.show(exchanges)
      await painted()
      await paintedWith(() => last !== undefined && subject.has(last))
      return performance.now() - begin
    },
    async append() {
      const exchange = next()
      await painted()
      const begin = performance.now()
      subject.add(exchange)
      await paintedWith(() => subject.has(exchange))
      return performance.now() - begin
    },
    async scroll(frames) {
      const scroller = subject.scroller()
      scroller.scrollTo({ top: scroller.scrollHeight, behavior: 'instant' })
      await painted()
      await painted()
      const times = await scrollUp(scroller, frames)
      return times
    },
  }
}

async function scrollUp(scroller: Element, frames: number): Promise<number[]> {
  const times: number[] = []
  let before = await nextFrame()
  while (scroller.scrollTop > 0 && times.length < frames) {
    scroller.scrollBy({ top: -scroller.clientHeight, behavior: 'instant' })
    const now = await nextFrame()
    times.push(now - before)
    before = now
  }
  return times
}

async function paintedWith(isThere: () => boolean): Promise<void> {
  const deadline = performance.now() + 120_000
  do {
    if (performance.now() > deadline) throw new Error('What was given did not come.')
    await painted()
  } while (!isThere())
}

/** The first task after the next frame: by then it is painted. */
async function painted(): Promise<void> {
  await nextFrame()
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })
}

async function nextFrame(): Promise<number> {
  await new Promise(requestAnimationFrame)
  return performance.now()
}
