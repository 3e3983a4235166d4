import type { Words } from './en.js'

export const zhHans: Words = {
  native: '简体中文',
  navigation: '主导航',
  studio: '创作',
  history: '历史',
  generate: '生成',
  newConversation: '新对话',
  conversations: '对话',
  preferences: '主题与语言',
  theme: '主题',
  auto: '跟随系统',
  light: '浅色',
  dark: '深色',
  language: '语言',
  close: '关闭',
}
