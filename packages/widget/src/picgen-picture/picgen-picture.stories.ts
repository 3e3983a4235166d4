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

export const Wide: Story = {
  render: () => {
    const size = { width: 1536, height: 512 }
    return html`<picgen-picture .image=${completedImage({ ...size, url: catInYellowRaincoat(size) })}></picgen-picture>`
  },
}
