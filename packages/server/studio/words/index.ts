import type { Language } from '../languages.js'
import { ar } from './ar.js'
import { de } from './de.js'
import { en, type Words } from './en.js'
import { es } from './es.js'
import { fr } from './fr.js'
import { ja } from './ja.js'
import { zhHans } from './zh-hans.js'

/** The words of each language, by the tag that a page names it with. */
export const words = { en, 'zh-Hans': zhHans, ja, es, de, fr, ar } satisfies Record<Language, Words>

export type { Words }
