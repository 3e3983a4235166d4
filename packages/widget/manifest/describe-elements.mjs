import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cssProperties } from './css-properties.mjs'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))

/** Those that a page may use by themselves; the others are parts of these, and may change. */
export const PUBLIC = new Set([
  'picgen-studio',
  'picgen-timeline',
  'picgen-active-image',
  'picgen-composer',
  'picgen-conversations',
  'picgen-history',
  'picgen-generate',
])

/**
 * What the analyzer can't see: tags, which `tags.ts` gives; the types of events, which their classes have; the events that
 * come out of the elements inside; and what all elements take over from their styles. What is private is left out.
 */
export function describeElements() {
  return {
    name: 'describe-elements',
    packageLinkPhase({ customElementsManifest: { modules } }) {
      const tags = tagsByClass(read('src/tags.ts'))
      const eventTypes = typesOfEvents(modules)
      const elements = new Map()
      for (const { path, declarations = [] } of modules) {
        for (const declaration of declarations) {
          const tagName = tags.get(declaration.name)
          if (declaration.kind !== 'class') continue
          if (tagName) elements.set(tagName, { path, declaration })
          // A base of elements is none itself.
          else for (const key of ['customElement', 'tagName']) delete declaration[key]
        }
      }
      for (const [tagName, { declaration }] of elements) describe(declaration, tagName, eventTypes)
      for (const element of elements.values()) element.own = element.declaration.events
      for (const [tagName, element] of elements) {
        const inner = [...withInner(elements, tagName)]
        takeInnerEvents(elements, element, inner)
        takeCssProperties(elements, element, inner)
      }
      for (const element of elements.values()) takeInnerParts(elements, element)
    },
  }
}

function describe(declaration, tagName, eventTypes) {
  Object.assign(declaration, { tagName, customElement: true })
  if (!PUBLIC.has(tagName)) declaration.privacy = 'private'
  declaration.members = declaration.members?.filter(isForPages)
  declaration.attributes = declaration.attributes?.filter(({ name }) => name)
  const told = new Map((declaration.events ?? []).map((event) => [event.name, event]))
  declaration.events = [...eventTypes.values()]
    .filter(({ name, className }) => told.has(name) || told.has(className))
    .map(({ name, className, description }) => ({
      name,
      type: { text: className },
      description: told.get(name)?.description ?? description,
    }))
}

/** The elements in its templates, those in theirs too, and itself. */
function withInner(elements, tagName, found = new Set()) {
  if (!elements.has(tagName) || found.has(tagName)) return found
  found.add(tagName)
  const tags = sourceOf(elements.get(tagName).path).matchAll(/<(picgen-[a-z-]+)/g)
  for (const [, tag] of tags) withInner(elements, tag, found)
  return found
}

/** Events bubble out of the elements inside. */
function takeInnerEvents(elements, { declaration }, inner) {
  const all = inner.flatMap((tag) => elements.get(tag).own)
  const byName = new Map([...all, ...declaration.events].map((event) => [event.name, event]))
  declaration.events = [...byName.values()].sort((one, other) => one.name.localeCompare(other.name))
}

/** What a page sets reaches the elements inside. */
function takeCssProperties(elements, { declaration }, inner) {
  const sources = [read('src/styles/tokens.ts'), ...inner.map((tag) => sourceOf(elements.get(tag).path))].join('\n')
  const own = new Map(declaration.cssProperties?.map((property) => [property.name, property]))
  const names = new Set([...sources.matchAll(/var\(\s*(--picgen-[a-z-]+)/g)].map(([, name]) => name))
  declaration.cssProperties = [...names].map(
    (name) => own.get(name) ?? { name, description: cssProperties[name] ?? '' },
  )
}

/** Parts of the elements inside that `exportparts` lets out, described where they are. */
function takeInnerParts(elements, { path, declaration }) {
  const parts = [...elements.values()].flatMap(({ declaration: { cssParts = [] } }) => cssParts)
  const own = declaration.cssParts ?? []
  const letOut = [...sourceOf(path).matchAll(/exportparts(?:=|', )["']([a-z, -]+)["']|_PARTS = '([a-z, -]+)'/g)]
  const names = new Set(letOut.flatMap(([, inTemplate, inConstant]) => (inTemplate ?? inConstant).split(/,\s*/)))
  for (const { name } of own) names.delete(name)
  const taken = [...names].map((name) => parts.find((part) => part.name === name) ?? { name })
  if (taken.length > 0) declaration.cssParts = [...own, ...taken]
}

/** Fields and methods that a page may use: not what Lit calls, and not what is for those who extend a class. */
function isForPages({ name, privacy, static: isStatic }) {
  const isOfLit = ['connectedCallback', 'disconnectedCallback', 'attributeChangedCallback', 'styles'].includes(name)
  return privacy === undefined && !isStatic && !isOfLit
}

/** `'picgen-send'`, `PicGenSendEvent` and its first sentence, by the class. */
function typesOfEvents(modules) {
  const events = modules
    .filter(({ path }) => path.startsWith('src/events/'))
    .flatMap(({ declarations }) => declarations)
    .map(({ name: className, description, members }) => {
      const type = members?.find(({ name, static: isStatic }) => name === 'type' && isStatic)
      return { className, description, name: type?.default?.replaceAll("'", '') }
    })
  return new Map(events.filter(({ name }) => name).map((event) => [event.className, event]))
}

/** `PicGenStudio` → `picgen-studio`, as they are registered. */
export function tagsByClass(source) {
  const tags = new Map([...source.matchAll(/'(picgen-[a-z-]+)': (PicGen\w+)/g)].map(([, tag, name]) => [name, tag]))
  if (tags.size === 0) throw new Error('There are no tags: has their list moved?')
  return tags
}

/** What the files of an element say, tests and stories left out. */
function sourceOf(path) {
  const folder = dirname(path)
  const files = readdirSync(join(packageFolder, folder)).filter((name) => !/\.(test|stories)\./.test(name))
  return files.map((name) => read(join(folder, name))).join('\n')
}

function read(path) {
  return readFileSync(join(packageFolder, path), 'utf8')
}
