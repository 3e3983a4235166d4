import type { Image } from '@picgen/sdk'
import { type ElementPart, html, noChange, nothing } from 'lit'
import { Directive, directive } from 'lit/directive.js'
import { drawPlaceholder } from '../placeholder.js'

class Placeholder extends Directive {
  render(_hash: string | null) {
    return noChange
  }

  override update({ element }: ElementPart, [hash]: Parameters<this['render']>) {
    if (element instanceof HTMLCanvasElement) drawPlaceholder(element, hash)
    return noChange
  }
}

const placeholder = directive(Placeholder)

/** The small picture above its ThumbHash, which stays where it can't be loaded. Both fill the positioned box around. */
export function thumbnail({ placeholder: hash, thumbnail_url, url }: Image, alt: string, onError?: () => void) {
  return html`<canvas aria-hidden="true" ${placeholder(hash)}></canvas
    ><img src=${thumbnail_url ?? url ?? nothing} alt=${alt} loading="lazy" decoding="async" @error=${onError} />`
}
