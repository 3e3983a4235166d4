/** The languages that the pages speak, by their tags. */
export const LANGUAGES = ['en', 'zh-Hans', 'ja', 'es', 'de', 'fr', 'ar'] as const

export type Language = (typeof LANGUAGES)[number]

/** The first of the wanted languages that the pages speak: `de-AT` is German, and any Chinese is better than none. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [primary] = tag.toLowerCase().split('-')
    const found = LANGUAGES.find((language) => language.toLowerCase().split('-')[0] === primary)
    if (found) return found
  }
  return 'en'
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}
