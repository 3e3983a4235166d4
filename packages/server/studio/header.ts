import { LANGUAGES } from './languages.js'
import { choose, readPreferences, THEMES } from './preferences.js'
import { type Words, words } from './words/index.js'

/** The words of the page as it is now. */
export function pageWords(): Words {
  return words[readPreferences().language]
}

/** Fills the header: its words, the place that one is at, and the choice of theme and language. */
export function setUpHeader(path: string) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a')) {
    if (link.pathname === path) link.setAttribute('aria-current', 'page')
  }
  setUpPreferences(required('#preferences', HTMLElement))
  showWords()
  document.body.dataset['ready'] = ''
}

/** Calls back whenever the words have changed. */
export function onWordsChange(listener: () => void) {
  document.addEventListener('picgen-words', listener)
}

function setUpPreferences(panel: HTMLElement) {
  const { theme, language } = readPreferences()
  for (const known of THEMES) {
    const input = required(`#theme-${known}`, HTMLInputElement)
    input.checked = known === theme
    input.addEventListener('change', () => choose({ theme: known }))
  }
  const languages = panel.querySelector('select')
  for (const tag of LANGUAGES) {
    const option = new Option(words[tag].native, tag, tag === language, tag === language)
    option.lang = tag
    languages?.add(option)
  }
  languages?.addEventListener('change', () => {
    const chosen = LANGUAGES.find((tag) => tag === languages.value)
    if (!chosen) return
    choose({ language: chosen })
    showWords()
    document.dispatchEvent(new Event('picgen-words'))
  })
}

/** `data-word` names the text of an element, `data-label` its name and tooltip where it shows a sign only. */
function showWords() {
  const said = pageWords()
  const wordNamed = (name = '') => Object.entries(said).find(([key]) => key === name)?.[1] ?? name
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
    element.textContent = wordNamed(element.dataset['word'])
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    const label = wordNamed(element.dataset['label'])
    element.setAttribute('aria-label', label)
    if (element.matches('a, button')) element.title = label
  }
}

/** An element that the page was written with. */
export function required<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
  const element = document.querySelector(selector)
  if (element instanceof kind) return element
  throw new Error(`The page has no ${selector}.`)
}
