import { version } from './version.js'

/** Gives elements their tags. A page may load the widget twice, also in two versions: the first to come stays. */
export function register(elements: Record<string, CustomElementConstructor>): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element)
  }
}

/** Says once where another version of the elements was there before this one. */
export function tellOtherVersion(): void {
  const before = customElements.get('picgen-studio')
  const versionBefore = before && ('version' in before ? before.version : 'an earlier one')
  if (before && versionBefore !== version) {
    console.warn(
      `picgen: the page has loaded version ${versionBefore} of the elements, and that one stays; not ${version}.`,
    )
  }
}
