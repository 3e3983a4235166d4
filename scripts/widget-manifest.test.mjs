import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { PUBLIC, tagsByClass } from '../packages/widget/manifest/describe-elements.mjs'
import { root } from './run.mjs'

const widget = join(root, 'packages/widget')
const source = (path) => readFileSync(join(widget, path), 'utf8')
const json = (path) => JSON.parse(source(path))

const tags = [...tagsByClass(source('src/tags.ts')).values()]
const declarations = json('dist/custom-elements.json').modules.flatMap(({ path, declarations = [] }) =>
  declarations.map((declaration) => ({ ...declaration, folder: dirname(path) })),
)
const elements = declarations.filter(({ customElement }) => customElement)
const published = elements.filter(({ privacy }) => privacy !== 'private')

/** The source of an element's folder, tests and stories left out. */
function sourceOf({ folder }) {
  const names = readdirSync(join(widget, folder)).filter((name) => !/\.(test|stories)\./.test(name))
  return names.map((name) => source(join(folder, name))).join('\n')
}

test('the manifest names every tag, and says what it is for', () => {
  expect(elements.map(({ tagName }) => tagName).sort()).toEqual(tags.toSorted())
  expect(elements.filter(({ description }) => !description)).toEqual([])
  expect(published.map(({ tagName }) => tagName).sort()).toEqual(tags.filter((tag) => PUBLIC.has(tag)).sort())
})

test.each(elements.map((element) => [element.tagName, element]))(
  'the manifest of %s names what it dispatches',
  (_tag, element) => {
    const dispatched = [...sourceOf(element).matchAll(/new (PicGen\w+Event)\(/g)].map(([, name]) => name)
    expect(element.events.map(({ type }) => type.text)).toEqual(expect.arrayContaining(dispatched))
    expect(element.events.filter(({ description }) => !description)).toEqual([])
  },
)

test.each(published.map((element) => [element.tagName, element]))(
  'the manifest of %s explains what a page can use of it',
  (_tag, element) => {
    const { members, attributes = [], cssParts = [], slots = [], cssProperties } = element
    const inTemplate = (pattern) => [
      ...new Set([...sourceOf(element).matchAll(pattern)].flatMap(([, names]) => names.split(' '))),
    ]
    expect(cssParts.map(({ name }) => name)).toEqual(expect.arrayContaining(inTemplate(/ part="([a-z -]+)"/g)))
    expect(slots.map(({ name }) => name)).toEqual(expect.arrayContaining(inTemplate(/<slot name="([a-z-]+)"/g)))
    const told = [...members, ...attributes, ...cssParts, ...slots, ...cssProperties]
    expect(told.filter(({ description }) => !description).map(({ name }) => name)).toEqual([])
    expect(cssProperties.map(({ name }) => name)).toEqual(
      expect.arrayContaining(inTemplate(/var\((--picgen-[a-z-]+)/g)),
    )
  },
)

test('the parts and properties that the README names for the studio are in its manifest', () => {
  const { cssParts, cssProperties } = published.find(({ tagName }) => tagName === 'picgen-studio')
  const [, looks] = /^## Looks\n(.*?)^## /ms.exec(source('README.md'))
  const [table, prose] = looks.split('For everything else there are parts')
  const inProse = [...prose.split('```')[0].matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)
  expect(cssParts.map(({ name }) => name)).toEqual(expect.arrayContaining(inProse))
  expect(inProse).toEqual(expect.arrayContaining(cssParts.map(({ name }) => name)))
  const inTable = new Set([...table.matchAll(/`(--picgen-[a-z-]+)`/g)].map(([, name]) => name))
  for (const { name } of cssProperties) expect(inTable).toContain(name)
})

test('editors are offered each part and each custom property once', () => {
  const { properties, pseudoElements } = json('dist/vscode.css-custom-data.json')
  for (const list of [properties, pseudoElements]) {
    const names = list.map(({ name }) => name)
    expect(names).toEqual([...new Set(names)])
  }
})

test('editors are told of the elements that a page may use, and of no others', () => {
  const names = published.map(({ tagName }) => tagName).sort()
  const namesIn = (list) => list.map(({ name }) => name).sort()
  expect(namesIn(json('dist/vscode.html-custom-data.json').tags)).toEqual(names)
  expect(namesIn(json('dist/web-types.json').contributions.html.elements)).toEqual(names)
  expect([...source('dist/react.d.ts').matchAll(/'(picgen-[a-z-]+)': Props</g)].map(([, name]) => name).sort()).toEqual(
    names,
  )
})
