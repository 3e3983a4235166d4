import type { Words } from './en.js'

export const ja: Words = {
  native: '日本語',
  navigation: 'メイン',
  studio: 'スタジオ',
  history: '履歴',
  generate: '生成',
  newConversation: '新しい会話',
  conversations: '会話',
  preferences: 'テーマと言語',
  theme: 'テーマ',
  auto: 'システム',
  light: 'ライト',
  dark: 'ダーク',
  language: '言語',
  close: '閉じる',
}
