import type { Image } from '@picgen/sdk'
import { html } from 'lit'
import { thumbnail } from '../element/thumbnail.js'
import { icons } from '../icons.js'
import type { Strings } from '../locales/en.js'

/** What to build on, and the ways to bring another. */
interface Source {
  strings: Strings
  image: Image | null
  isUploading: boolean
  isMissing: boolean
  upload: () => void
  pick: () => void
}

/** The picture to change; one may also be dropped or pasted anywhere on the form. */
export function renderSource({ strings, image, isUploading, isMissing, upload, pick }: Source) {
  const { activeImage, common, generate } = strings
  const shown = image ? thumbnail(image, image.prompt || common.uploadedPicture) : icons.picture
  return html`<fieldset class="source" aria-describedby="source-problem">
    <legend>${generate.source}</legend>
    <span class="thumbnail">${isUploading ? html`<span class="spinner"></span>` : shown}</span>
    <div>
      <button type="button" aria-invalid=${isMissing} @click=${upload}>${icons.upload}${activeImage.upload}</button>
      <button type="button" @click=${pick}>${icons.gallery}${activeImage.pick}</button>
    </div>
  </fieldset>`
}
