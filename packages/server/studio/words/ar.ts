import type { Words } from './en.js'

export const ar: Words = {
  native: 'العربية',
  navigation: 'الرئيسية',
  studio: 'الاستوديو',
  history: 'السجل',
  generate: 'إنشاء',
  newConversation: 'محادثة جديدة',
  conversations: 'المحادثات',
  preferences: 'المظهر واللغة',
  theme: 'المظهر',
  auto: 'النظام',
  light: 'فاتح',
  dark: 'داكن',
  language: 'اللغة',
  close: 'إغلاق',
}
