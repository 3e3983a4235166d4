import { html } from 'lit'
import { completedImage, unfinishedImage } from '../../test/fixtures.js'
import { catInTheMaking, catInYellowRaincoat, wideCatInTheMaking } from '../../test/pictures.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Picture', component: 'picgen-picture' } satisfies StoryMeta

export const Waiting: Story = { render: () => html`<picgen-picture .image=${unfinishedImage()}></picgen-picture>` }

export const WaitingForAChange: Story = {
  render: () =>
    html`<picgen-picture .image=${unfinishedImage({ kind: 'img2img' })} .source=${completedImage()}></picgen-picture>`,
}

/** Somebody else's pictures come first. */
export const InLine: Story = {
  render: () => {
    const created_at = new Date(Date.now() - 8000).toISOString()
    return html`<picgen-picture .image=${unfinishedImage({ status: 'pending', created_at })}></picgen-picture>`
  },
}

export const Cancelling: Story = {
  render: () => html`<picgen-picture cancelling .image=${unfinishedImage({ progress: 0.2 })}></picgen-picture>`,
}

export const Progress: Story = {
  render: () => html`<picgen-picture .image=${unfinishedImage({ progress: 0.6 })}></picgen-picture>`,
}

export const Preview: Story = {
  render: () =>
    html`<picgen-picture .image=${unfinishedImage({ progress: 0.6, preview: catInTheMaking })}></picgen-picture>`,
}

export const WidePreview: Story = {
  render: () => {
    const image = unfinishedImage({ width: 1536, height: 512, progress: 0.3, preview: wideCatInTheMaking })
    return html`<picgen-picture .image=${image}></picgen-picture>`
  },
}

export const Finished: Story = { render: () => html`<picgen-picture .image=${completedImage()}></picgen-picture>` }

export const Active: Story = { render: () => html`<picgen-picture active .image=${completedImage()}></picgen-picture>` }

export const Changed: Story = { render: () => changed() }

/** Its source is further up than what has been loaded. */
export const MadeFromAnEarlierPicture: Story = {
  render: () => {
    const image = completedImage({ kind: 'img2img', source_image_id: completedImage().id })
    return html`<picgen-picture .image=${image}></picgen-picture>`
  },
}

export const Uploaded: Story = {
  render: () => html`<picgen-picture .image=${completedImage({ kind: 'upload', prompt: '' })}></picgen-picture>`,
}

export const Wide: Story = { render: () => sized({ width: 1536, height: 512 }) }

export const Tall: Story = { render: () => sized({ width: 512, height: 1536 }) }

export const Tiny: Story = { render: () => sized({ width: 24, height: 16 }) }

export const Broken: Story = {
  render: () => html`<picgen-picture .image=${completedImage({ url: 'data:image/png;base64,AAAA' })}></picgen-picture>`,
}

export const Phone: Story = { render: () => html`<div style="inline-size: 320px">${changed()}</div>` }

export const Dark: Story = {
  render: () => html`<div style="color-scheme: dark; background: #1b1a19">${changed()}</div>`,
}

export const RightToLeft: Story = { render: () => html`<div dir="rtl" lang="ar">${changed()}</div>` }

function changed() {
  const source = completedImage()
  const image = completedImage({
    kind: 'img2img',
    prompt: 'Now make it raining, and give the cat a cup of hot cocoa.',
    source_image_id: source.id,
    url: catInYellowRaincoat({ isRaining: true, hasCocoa: true }),
  })
  return html`<picgen-picture .image=${image} .source=${source}></picgen-picture>`
}

function sized(size: { width: number; height: number }) {
  return html`<picgen-picture .image=${completedImage({ ...size, url: catInYellowRaincoat(size) })}></picgen-picture>`
}
