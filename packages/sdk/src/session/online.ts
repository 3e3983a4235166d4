/** Calls back whenever the browser believes to be online again: a hint to try at once, never a reason not to. */
export function onOnline(callback: () => void, signal: AbortSignal): void {
  // Node and most edge runtimes have no such event.
  if (typeof globalThis.addEventListener === 'function') globalThis.addEventListener('online', callback, { signal })
}
