import { bestLanguage, directionOf, type Language } from './languages.js'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** What somebody has chosen for this browser. */
export interface Preferences {
  theme: Theme
  language: Language
  /** Whether the conversations stand beside the Studio, where there is room. */
  side: 'open' | 'closed'
}

const KEY = 'picgen.preferences'
const THEME_COLORS = { light: '#ffffff', dark: '#1b1a19' }

/** What was chosen, and for the rest what the browser says. */
export function readPreferences(): Preferences {
  const { theme, language, side } = stored()
  return {
    theme: THEMES.find((known) => known === theme) ?? 'auto',
    language: bestLanguage(typeof language === 'string' ? [language, ...navigator.languages] : navigator.languages),
    side: side === 'closed' ? 'closed' : 'open',
  }
}

/** Remembers a choice, and shows it. */
export function choose(choice: Partial<Preferences>) {
  const chosen = { ...stored(), ...choice }
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // A browser that keeps nothing still shows the choice on this page.
  }
  showPreferences({ ...readPreferences(), ...choice })
}

/** Sets language, direction and theme of the page. Runs before anything is painted, so that nothing flashes. */
export function showPreferences({ theme, language, side }: Preferences) {
  const { documentElement: page } = document
  page.lang = language
  page.dir = directionOf(language)
  page.dataset['theme'] = theme
  page.dataset['side'] = side
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    meta.content = THEME_COLORS[theme === 'auto' ? (meta.media.includes('dark') ? 'dark' : 'light') : theme]
  }
}

function stored(): { [name: string]: unknown } {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    // Nothing is kept here, or something that is not ours: then nothing was chosen.
    return {}
  }
}
