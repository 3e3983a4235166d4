/** What the pages say around the elements. Another language is a file like this one, and a line in `index.ts`.
 * The words of the elements themselves are in `packages/widget/src/locales`. */
export const en = {
  native: 'English',
  navigation: 'Main',
  studio: 'Studio',
  history: 'History',
  generate: 'Generate',
  newConversation: 'New conversation',
  conversations: 'Conversations',
  preferences: 'Theme and language',
  theme: 'Theme',
  auto: 'System',
  light: 'Light',
  dark: 'Dark',
  language: 'Language',
  close: 'Close',
}

/** The words of one language. */
export type Words = typeof en
