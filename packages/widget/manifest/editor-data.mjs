import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration'
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration'
import { reactTypes } from './react-types.mjs'

/** What editors and type checkers read: made from the manifest, of the elements that a page may use. */
export function editorData() {
  const options = { outdir: 'dist', hideLogs: true, hideCssPropertiesDocs: true }
  const files = { htmlFileName: 'vscode.html-custom-data.json', cssFileName: 'vscode.css-custom-data.json' }
  const plugins = [
    customElementVsCodePlugin({ ...options, ...files }),
    customElementJetBrainsPlugin({ ...options, webTypesFileName: 'web-types.json', packageJson: false }),
  ]
  return {
    name: 'editor-data',
    packageLinkPhase({ customElementsManifest, ...rest }) {
      const manifest = ofPublicElements(customElementsManifest)
      for (const plugin of plugins)
        plugin.packageLinkPhase({ ...rest, customElementsManifest: structuredClone(manifest) })
      sayOnce(fileURLToPath(new URL(`../dist/${files.cssFileName}`, import.meta.url)))
      const elements = manifest.modules.flatMap(({ declarations = [] }) => declarations)
      const types = reactTypes(elements.filter(({ customElement }) => customElement))
      writeFileSync(fileURLToPath(new URL('../dist/react.d.ts', import.meta.url)), types)
      // Whoever imports it without saying that it is types alone gets a module too.
      writeFileSync(fileURLToPath(new URL('../dist/react.js', import.meta.url)), 'export {}\n')
    },
  }
}

/** The elements share their properties and some parts: an editor should offer each once. */
function sayOnce(path) {
  const data = JSON.parse(readFileSync(path, 'utf8'))
  for (const key of ['properties', 'pseudoElements'])
    data[key] = [...new Map(data[key].map((each) => [each.name, each])).values()]
  writeFileSync(path, `${JSON.stringify(data, null, 2)}\n`)
}

function ofPublicElements(manifest) {
  const modules = manifest.modules.map((module) => ({
    ...module,
    declarations: module.declarations?.filter(({ customElement, privacy }) => !customElement || privacy !== 'private'),
  }))
  return { ...manifest, modules }
}
