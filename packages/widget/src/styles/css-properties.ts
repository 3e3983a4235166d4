import { type ElementPart, noChange } from 'lit'
import { Directive, directive } from 'lit/directive.js'

/**
 * Sets CSS custom properties on the element that it stands on, through the CSSOM: a `style` attribute, which Lit's own
 * `styleMap` writes at first, is refused by a strict Content-Security-Policy.
 */
class CssProperties extends Directive {
  render(_values: Record<`--${string}`, string | number>) {
    return noChange
  }

  override update(part: ElementPart, [values]: Parameters<this['render']>) {
    const { style } = part.element as HTMLElement
    for (const [name, value] of Object.entries(values)) style.setProperty(name, String(value))
    return noChange
  }
}

export const cssProperties = directive(CssProperties)
