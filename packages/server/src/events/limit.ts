/** What limits work. */
export interface Limits {
  /** So much at once; the rest waits its turn. */
  most: number
  /** How long one piece may take, in milliseconds, before its place is given to the next. */
  deadlineMs: number
}

/** Runs what it is given. Rejects with a `DeadlineError` where it takes too long: a connection can die without a word. */
export function createLimit({ most, deadlineMs }: Limits): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    // Whoever ends hands its place on, so the count stays.
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await withDeadline(work(), deadlineMs)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

/** It took too long, and nobody waits for it any more. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
}

async function withDeadline<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(`There was no answer in ${milliseconds} ms.`)), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
