import type { Image } from '@picgen/sdk'
import { html } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import { completedImage } from '../../test/fixtures.js'
import { catInYellowRaincoat } from '../../test/pictures.js'
import type { Story, StoryMeta } from '../../test/story.js'
import type { PicGenLightbox } from './picgen-lightbox.js'

export default { title: 'Lightbox', component: 'picgen-lightbox' } satisfies StoryMeta

const cat = completedImage()
const rain = completedImage({
  kind: 'img2img',
  source_image_id: cat.id,
  prompt: 'Now make it raining, and give the cat a cup of hot cocoa.',
  url: catInYellowRaincoat({ isRaining: true, hasCocoa: true }),
})
const wide = sized({ width: 1536, height: 512 })
const images = [cat, rain, wide]

/** Nothing is there until it is asked for. */
export const Closed: Story = { render: () => html`<picgen-lightbox .images=${images}></picgen-lightbox>` }

export const Open: Story = { render: () => opened(images, rain) }

export const First: Story = { render: () => opened(images, cat) }

export const Active: Story = { render: () => opened(images, rain, rain.id) }

export const Alone: Story = { render: () => opened([cat], cat) }

export const Wide: Story = { render: () => opened(images, wide) }

export const Tall: Story = { render: () => openedAlone(sized({ width: 512, height: 1536 })) }

export const Tiny: Story = { render: () => openedAlone(sized({ width: 24, height: 16 })) }

export const LongPrompt: Story = {
  render: () => openedAlone(completedImage({ prompt: 'A cat in a yellow raincoat, walking home. '.repeat(40) })),
}

export const Uploaded: Story = { render: () => openedAlone(completedImage({ kind: 'upload', prompt: '' })) }

export const Broken: Story = { render: () => openedAlone(completedImage({ url: 'data:image/png;base64,AAAA' })) }

export const Dark: Story = {
  render: () => html`<div style="color-scheme: dark; background: #1b1a19">${opened(images, rain)}</div>`,
}

export const RightToLeft: Story = { render: () => html`<div dir="rtl" lang="ar">${opened(images, rain)}</div>` }

function openedAlone(image: Image) {
  return opened([image], image)
}

function opened(shown: Image[], { id }: Image, activeImageId: string | null = null) {
  const lightbox = createRef<PicGenLightbox>()
  return html`<button type="button" @click=${() => lightbox.value?.show(id)}>View large</button>
    <picgen-lightbox ${ref(lightbox)} .images=${shown} .activeImageId=${activeImageId} ${ref((element) => {
      // Its pictures are set in the same turn, after this.
      if (element) queueMicrotask(() => lightbox.value?.show(id))
    })}></picgen-lightbox>`
}

function sized(size: { width: number; height: number }) {
  return completedImage({ ...size, url: catInYellowRaincoat(size) })
}
