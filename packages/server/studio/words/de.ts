import type { Words } from './en.js'

export const de: Words = {
  native: 'Deutsch',
  navigation: 'Hauptmenü',
  studio: 'Studio',
  history: 'Verlauf',
  generate: 'Erzeugen',
  newConversation: 'Neue Unterhaltung',
  conversations: 'Unterhaltungen',
  preferences: 'Design und Sprache',
  theme: 'Design',
  auto: 'System',
  light: 'Hell',
  dark: 'Dunkel',
  language: 'Sprache',
  close: 'Schließen',
}
