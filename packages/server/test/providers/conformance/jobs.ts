import { randomUUID } from 'node:crypto'
import type { Ask, Picture, StandInJob } from './stand-in.js'

/** What a job is made of. */
export interface JobParts {
  ask: Ask
  id?: string
  /** Whether it stays as it runs. */
  isHeld(): boolean
  /** Whether it ends refused. */
  refuses: boolean
  draw(): Promise<Picture>
}

/** A job whose states a scenario decides. */
export interface ScriptedJob extends StandInJob {
  /** One state further, unless something holds it. */
  advance(): Promise<void>
  /** Tells those who listen that nothing holds it any more. */
  goOn(): void
  cancel(): void
}

/** A job that was taken on just now. */
export function createJob({ ask, id = randomUUID(), isHeld, refuses, draw }: JobParts): ScriptedJob {
  const listeners = new Set<(job: StandInJob) => void>()
  let state: StandInJob['state'] = 'queued'
  let picture: Picture | null = null
  let drawing: Promise<Picture> | undefined
  const change = (next: StandInJob['state']) => {
    state = next
    for (const listener of listeners) listener(job)
  }
  const runByItself = async () => {
    while (listeners.size > 0 && (state === 'queued' || (state === 'running' && !isHeld()))) await job.advance()
  }

  const job: ScriptedJob = {
    id,
    ask,
    get state() {
      return state
    },
    get progress() {
      return state === 'queued' ? 0 : state === 'running' ? 0.5 : 1
    },
    get picture() {
      return picture
    },
    subscribe(listener) {
      listeners.add(listener)
      setImmediate(() => void runByItself())
      return () => void listeners.delete(listener)
    },
    async advance() {
      if (state === 'queued') return change('running')
      if (state !== 'running' || isHeld()) return
      if (refuses) return change('refused')
      // A look and the job itself can both be the one that ends it.
      drawing ??= draw()
      picture = await drawing
      if (state === 'running') change('done')
    },
    goOn: () => void runByItself(),
    cancel() {
      if (state === 'queued' || state === 'running') change('cancelled')
    },
  }
  return job
}
