/** "2-nice-now-make-it-raining.png": in the order of the conversation, and safe on every file system. */
export function fileName(number: number, content: string): string {
  const words = content
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu)
  const name = (words ?? []).slice(0, 6).join('-').slice(0, 60)
  return `${number}${name && `-${name}`}.png`
}
