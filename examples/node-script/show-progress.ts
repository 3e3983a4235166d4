import type { WriteStream } from 'node:tty'
import type { Image } from '@picgen/sdk'

const WIDTH = 20

/**
 * One line of a terminal that is written again and again while a picture is being made, and goes when it is there. Where the
 * output is no terminal nothing is written.
 */
export function showProgress(label: string, output: WriteStream = process.stdout) {
  const write = (text: string) => output.write(`\r\x1b[2K${text}`)
  if (!output.isTTY) return { update: () => {}, end: () => {} }
  return {
    update: (image: Image) => write(line(label, image, output.columns)),
    end: () => write(''),
  }
}

/** Never longer than the terminal is wide: a line that wraps can't be taken back. */
export function line(label: string, { status, progress }: Pick<Image, 'status' | 'progress'>, columns: number): string {
  const done = Math.round((progress ?? 0) * WIDTH)
  const bar =
    progress === null ? status : `${'█'.repeat(done)}${'░'.repeat(WIDTH - done)} ${Math.round(progress * 100)} %`
  const room = columns - bar.length - 3
  return `${label.length > room ? `${label.slice(0, Math.max(0, room - 1))}…` : label}  ${bar}`
}
