import { html } from 'lit'
import { completedImage } from '../../test/fixtures.js'
import { catInYellowRaincoat } from '../../test/pictures.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Before and after', component: 'picgen-compare' } satisfies StoryMeta

export const BeforeAndAfter: Story = { render: () => compare() }

/** The change was asked for in another aspect ratio. */
export const OtherShape: Story = { render: () => compare({ width: 1024, height: 1024 }, { width: 1536, height: 768 }) }

export const Tall: Story = { render: () => compare({ width: 512, height: 1024 }, { width: 512, height: 1024 }) }

export const Dark: Story = {
  render: () => html`<div style="color-scheme: dark; background: #1b1a19">${compare()}</div>`,
}

export const RightToLeft: Story = { render: () => html`<div dir="rtl" lang="ar">${compare()}</div>` }

export const Phone: Story = { render: () => html`<div style="inline-size: 280px">${compare()}</div>` }

const square = { width: 1024, height: 1024 }

function compare(before = square, after = square) {
  const source = completedImage({ ...before, url: catInYellowRaincoat(before) })
  const prompt = 'Now make it raining.'
  const image = completedImage({ ...after, prompt, url: catInYellowRaincoat({ ...after, isRaining: true }) })
  return html`<picgen-compare .source=${source} .image=${image}></picgen-compare>`
}
