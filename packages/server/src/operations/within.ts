/** Whether the promise resolves in this many milliseconds. What it rejects with is an answer too: no. */
export async function within(milliseconds: number, promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  const arrived = promise.then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([arrived, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
