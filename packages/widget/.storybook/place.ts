import type { Decorator } from '@storybook/web-components-vite'
import { html } from 'lit'
import { styleMap } from 'lit/directives/style-map.js'

/** These fill the box that they are given; of the others, a box takes the size. */
const FILLING = new Set(['picgen-studio', 'picgen-timeline', 'picgen-conversations', 'picgen-history'])

/** Puts a story where the toolbar says: in its theme, language and width. */
export const inPlace: Decorator = (story, { component, globals }) => {
  const { theme, language, width } = globals
  const colours =
    theme === 'dark' ? { background: '#1b1a19', color: '#f4f2ef' } : { background: '#ffffff', color: '#1b1a19' }
  document.documentElement.lang = language
  Object.assign(document.body.style, colours)
  const isFilling = FILLING.has(component ?? '')
  const box = {
    colorScheme: theme,
    boxSizing: 'border-box',
    inlineSize: width,
    marginInline: 'auto',
    ...(isFilling ? { blockSize: '100dvh' } : { padding: width === '280px' ? '12px' : '24px' }),
  }
  return html`<div lang=${language} dir=${/^(ar|he|fa|ur)/.test(language) ? 'rtl' : 'ltr'} style=${styleMap(box)}>${story()}</div>`
}
