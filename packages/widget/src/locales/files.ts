// Written by every build, from the files of this folder.
import type { Strings } from './en.js'

/** A language is `en`, or one of these, read when a page needs it. */
export const files: Record<string, () => Promise<{ strings: Strings }>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  ja: () => import('./ja.js'),
  zh: () => import('./zh.js'),
}
