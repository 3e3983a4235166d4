import type { Frame } from '../../frame.js'

/** A part of the picture that weather keeps clear: faces stay as they were. */
export interface KeptClear {
  x: number
  y: number
  radius: number
}

export function isClear(at: { x: number; y: number }, clear: readonly KeptClear[]): boolean {
  return clear.every(({ x, y, radius }) => Math.hypot(at.x - x, at.y - y) > radius)
}

/** So many for a square picture, more for a longer one. */
export function areaCount(frame: Frame, count: number): number {
  return Math.round((count * frame.width * frame.height) / (frame.unit * 1000) ** 2)
}
