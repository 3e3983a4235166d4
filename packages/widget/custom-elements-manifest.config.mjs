import { basename } from 'node:path'

/** What `dist/custom-elements.json` is made from: the elements and their events, without stories and tests. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/**/*.stories.ts', 'src/**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [describeElements()],
}

/** What the analyzer can't see: tags, which `define.ts` gives, and the names of events, which their classes have. */
function describeElements() {
  return {
    name: 'describe-elements',
    packageLinkPhase({ customElementsManifest }) {
      for (const { path, declarations } of customElementsManifest.modules) {
        for (const declaration of declarations.filter(({ customElement }) => customElement)) {
          declaration.tagName = basename(path, '.ts')
          declaration.members = declaration.members?.filter(({ privacy }) => privacy !== 'private')
          declaration.events = declaration.events
            ?.filter(({ name }) => name?.startsWith('picgen-'))
            .map((event) => ({ ...event, type: { text: eventClass(event.name) } }))
        }
      }
    },
  }
}

/** `picgen-new-image` → `PicGenNewImageEvent` */
function eventClass(name) {
  const words = name.replace('picgen-', '').split('-')
  return `PicGen${words.map((word) => word[0].toUpperCase() + word.slice(1)).join('')}Event`
}
