/** The last line of a progress bar as Python's tqdm writes it: " 50%|█████     | 14/28 [00:01<00:01, 9.8it/s]". */
const BAR = /(\d{1,3})%\|[^|\n]*\|\s*\d+\/\d+/g

/** How far a model says it is, 0–1, by the last progress bar of its logs; null where there is none. */
export function progressInLogs(logs: string): number | null {
  const percent = [...logs.matchAll(BAR)].at(-1)?.[1]
  return percent === undefined ? null : Math.min(1, Number(percent) / 100)
}
