// Written by every build, from the files of this folder.
import type { Strings } from './en.js'

/** A language is `en`, or one of these, read when a page needs it. */
export const files: Record<string, () => Promise<{ strings: Strings }>> = {}
