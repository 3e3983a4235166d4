import type { Level } from './check.js'

/** What came of one check. */
export type CheckResult = {
  id: string
  chapter: string
  sentence: string
  level: Level
  durationMs: number
} & (
  | { outcome: 'passed' }
  | { outcome: 'failed'; where: string; expected: string; actual: string }
  | { outcome: 'skipped'; reason: string }
)

/** What holds on a backend, and what does not. */
export interface ConformanceReport {
  baseUrl: string
  results: readonly CheckResult[]
  passed: number
  failed: number
  skipped: number
  /** Is everything there that the widget and the SDK rely on? */
  widgetWorks: boolean
  /** Images that the backend was asked to make. */
  imageCount: number
  /** Paths of what the run made and could not delete. */
  leftBehind: readonly string[]
  durationMs: number
}
