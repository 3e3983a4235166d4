/*
 * Loaded into a measured process with `--expose-gc --import`: answers every message with the bytes that the process holds
 * once its garbage is gone, and ends the process when whoever started it has gone.
 */

process.on('message', () => {
  // What the first run finalises, the second one frees.
  for (let run = 1; run <= 2; run += 1) globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  process.send?.({ resident: rss, held: heapUsed + external })
})
process.once('disconnect', () => process.exit(0))
process.channel?.unref()
