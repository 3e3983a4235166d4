import { en, type Strings } from './en.js'
import { files } from './files.js'

const known = new Map<string, Strings>([['en', en]])
const reading = new Map<string, Promise<void>>()
const listeners = new Set<() => void>()

/**
 * Gives the elements the words of a language that does not come with them, or other words for one that does.
 *
 * @param tag - The language as a page names it in `lang`: `pt`, `pt-BR`.
 */
export function addLanguage(tag: string, strings: Strings): void {
  known.set(tag.toLowerCase(), strings)
  tellLanguageChange()
}

/** Calls back whenever elements may have to speak another language, until the returned function is called. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) page.observe(document.documentElement, { attributeFilter: ['lang'] })
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) page.disconnect()
  }
}

/** To be called when an element's own `lang` has changed. */
export function tellLanguageChange(): void {
  for (const listener of listeners) listener()
}

const page = new MutationObserver(tellLanguageChange)

/** The language that an element stands in: of the nearest `lang` around it, shadow roots included; else the browser's. */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at; at = around(at)) {
    const tag = at.getAttribute('lang')
    if (tag) return tag
  }
  return navigator.language
}

function around(element: Element): Element | null {
  const root = element.getRootNode()
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

/** The words of a language, or of its nearest relative that is here; English where there is none. */
export function stringsOf(language: string): Strings {
  for (const tag of candidates(language)) {
    const strings = known.get(tag)
    if (strings) return strings
  }
  return en
}

/** Resolves once `stringsOf` has all there is of a language; null where it has. A file that can't be read leaves English. */
export function readLanguage(language: string): Promise<void> | null {
  const tag = candidates(language).find((candidate) => known.has(candidate) || files[candidate])
  const read = tag === undefined || known.has(tag) ? undefined : files[tag]
  if (tag === undefined || !read) return null
  const before = reading.get(tag)
  if (before) return before
  const now = read().then(
    ({ strings }) => {
      known.set(tag, strings)
    },
    (error: unknown) => {
      known.set(tag, en)
      console.warn(`The words of "${tag}" could not be read, so these are English.`, error)
    },
  )
  reading.set(tag, now)
  return now
}

/** `zh-Hans-CN` → `zh-hans-cn`, `zh-hans`, `zh` */
function candidates(language: string): string[] {
  const parts = language.toLowerCase().split('-')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
}
