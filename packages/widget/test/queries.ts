import { computeAccessibleName, getRole } from 'dom-accessibility-api'

/** Every element below a root, those in shadow roots included, in the order in which they are read. */
export function* elementsIn(root: ParentNode): Generator<Element> {
  for (const element of root.children) {
    yield element
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot)
    yield* elementsIn(element)
  }
}

/** All that a person would find by this role and this name. */
export function allByRole(root: ParentNode, role: string, name?: string | RegExp): HTMLElement[] {
  return [...elementsIn(root)].filter((element): element is HTMLElement => {
    if (!(element instanceof HTMLElement) || getRole(element) !== role || !element.checkVisibility()) return false
    return name === undefined || matches(computeAccessibleName(element), name)
  })
}

/** The one that a person would find by this role and this name. */
export function byRole(root: ParentNode, role: string, name?: string | RegExp): HTMLElement {
  const [found, ...more] = allByRole(root, role, name)
  if (!found) throw new Error(`There is no ${role} named ${name ?? 'anything'}. There is: ${named(root, role)}`)
  if (more.length > 0) throw new Error(`There are ${more.length + 1} of ${role} named ${name ?? 'anything'}.`)
  return found
}

/** What stands on the screen, shadow roots included. */
export function visibleText(root: Element): string {
  const inside = root.shadowRoot ? [...elementsIn(root.shadowRoot)] : []
  const texts = [root, ...inside, ...elementsIn(root)].flatMap((element) =>
    element.checkVisibility() ? [...element.childNodes, ...(element.shadowRoot?.childNodes ?? [])] : [],
  )
  return texts
    .filter((node) => node instanceof Text && node.parentElement?.localName !== 'style')
    .map((node) => node.textContent?.trim())
    .filter(Boolean)
    .join(' ')
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text === wanted : wanted.test(text)
}

function named(root: ParentNode, role: string): string {
  return allByRole(root, role)
    .map((element) => `"${computeAccessibleName(element)}"`)
    .join(', ')
}
