/**
 * Types for JSX in React 19: the tags, with the properties and events of the manifest and everything that React knows of any
 * element. Our own, since what is to be had refuses refs and leaves the types of events out.
 */
export function reactTypes(elements) {
  const cssProperties = [
    ...new Map(elements.flatMap((element) => element.cssProperties.map((each) => [each.name, each]))).values(),
  ]
  const events = elements.flatMap(({ events: own }) => own.map(({ type }) => type.text))
  const names = [...new Set([...elements.map(({ name }) => name), ...events])].sort()
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type {
${names.map((name) => `  ${name},`).join('\n')}
} from './index.js'

type Props<Element, Own> = Own & Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Own>

${elements.map(propsOf).join('\n\n')}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elements.map(({ tagName, name, description }) => `${comment(description, 6)}      '${tagName}': Props<${name}, ${name}Props>`).join('\n')}
    }
  }
  interface CSSProperties {
${cssProperties.map(({ name, description }) => `${comment(description, 4)}    '${name}'?: string | undefined`).join('\n')}
  }
}
`
}

function propsOf({ name, tagName, members, events }) {
  const fields = members.filter(({ kind, readonly }) => kind === 'field' && !readonly)
  const properties = fields.map(
    (field) => `${comment(field.description, 2)}  ${field.name}?: ${name}['${field.name}'] | undefined`,
  )
  const listeners = events.map(
    (event) =>
      `${comment(event.description, 2)}  'on${event.name}'?: ((event: ${event.type.text} & { target: ${name} }) => void) | undefined`,
  )
  return `/** What \`<${tagName}>\` takes besides what any element takes. */\nexport interface ${name}Props {\n${[...properties, ...listeners].join('\n')}\n}`
}

function comment(text, indentation) {
  if (!text) return ''
  const space = ' '.repeat(indentation)
  return `${space}/** ${text.replaceAll('*/', '*\\/').replaceAll('\n', `\n${space} * `)} */\n`
}
