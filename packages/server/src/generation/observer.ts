/** How an image ended. */
export interface ImageEnd {
  model: string
  status: 'completed' | 'failed' | 'cancelled'
  /** `none` unless it failed. */
  errorCode: string
  /** From the send to the end. */
  seconds: number
}

/** Hears of every image that this process ends. */
export type OnImageEnd = (end: ImageEnd) => void

/** Tells that an image has ended just now. */
export function tellEnd(
  onImageEnd: OnImageEnd | undefined,
  { model, created_at }: { model: string; created_at: Date },
  status: ImageEnd['status'],
  errorCode = 'none',
): void {
  onImageEnd?.({ model, status, errorCode, seconds: Math.max(0, (Date.now() - created_at.getTime()) / 1000) })
}
