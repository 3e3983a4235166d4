import type { Words } from './en.js'

export const es: Words = {
  native: 'Español',
  navigation: 'Principal',
  studio: 'Estudio',
  history: 'Historial',
  generate: 'Generar',
  newConversation: 'Nueva conversación',
  conversations: 'Conversaciones',
  preferences: 'Tema e idioma',
  theme: 'Tema',
  auto: 'Sistema',
  light: 'Claro',
  dark: 'Oscuro',
  language: 'Idioma',
  close: 'Cerrar',
}
