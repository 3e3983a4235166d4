import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite'
import '../src/define.js'
import manifest from '../dist/custom-elements.json' with { type: 'json' }
import { inPlace } from './place.js'

setCustomElementsManifest(manifest)

const widths = [
  { value: '100%', title: 'Wide' },
  { value: '760px', title: 'Column' },
  { value: '390px', title: 'Phone' },
  { value: '280px', title: 'Narrowest' },
]

const languages = Object.keys(import.meta.glob('../src/locales/*.ts'))
  .map((path) => path.split('/').at(-1)?.replace('.ts', '') ?? '')
  .filter((tag) => /^[a-z]{2}(-[A-Z]{2})?$/.test(tag))
  .map((tag) => ({ value: tag, title: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag }))

const preview: Preview = {
  decorators: [inPlace],
  tags: ['autodocs'],
  initialGlobals: { theme: 'light', language: 'en', width: '100%' },
  globalTypes: {
    theme: {
      description: 'Light or dark',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
    language: {
      description: 'Language, and the direction it is written in',
      toolbar: { icon: 'globe', dynamicTitle: true, items: languages },
    },
    width: { description: 'Width of the box it is in', toolbar: { icon: 'grow', dynamicTitle: true, items: widths } },
  },
  parameters: {
    layout: 'fullscreen',
    // Most stories show one state; those with something to turn say so by their `args`.
    controls: { include: [] },
    // What belongs to a whole page has nothing to say about a part of one.
    a11y: {
      test: 'error',
      config: {
        rules: [
          { id: 'region', enabled: false },
          { id: 'page-has-heading-one', enabled: false },
        ],
      },
    },
    docs: { controls: { include: /.*/ }, story: { inline: false, height: '480px' } },
    options: { storySort: { order: ['Try it', 'Studio'] } },
  },
}

export default preview
