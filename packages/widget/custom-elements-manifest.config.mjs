import { describeElements } from './manifest/describe-elements.mjs'
import { editorData } from './manifest/editor-data.mjs'

/** What `dist/custom-elements.json` is made from: the elements and their events, without stories and tests. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/**/*.stories.ts', 'src/**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [describeElements(), editorData()],
}
