import type { Words } from './en.js'

export const fr: Words = {
  native: 'Français',
  navigation: 'Principal',
  studio: 'Studio',
  history: 'Historique',
  generate: 'Générer',
  newConversation: 'Nouvelle conversation',
  conversations: 'Conversations',
  preferences: 'Thème et langue',
  theme: 'Thème',
  auto: 'Système',
  light: 'Clair',
  dark: 'Sombre',
  language: 'Langue',
  close: 'Fermer',
}
