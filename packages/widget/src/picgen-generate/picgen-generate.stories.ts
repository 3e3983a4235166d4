import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { createStandIn } from '../../test/stand-in/create-stand-in.js'
import type { StandIn } from '../../test/stand-in/stand-in.js'
import type { Story, StoryMeta } from '../../test/story.js'
import type { PicGenGenerate } from './picgen-generate.js'

export default { title: 'Generate', component: 'picgen-generate' } satisfies StoryMeta

const show = ({ client }: StandIn, source: string | null = null, prompt = '') =>
  html`<picgen-generate .client=${client} .source=${source} .prompt=${prompt}></picgen-generate>`

export const Empty: Story = { render: () => show(createStandIn({ credits: 20 })) }

export const WithSource: Story = {
  render: () => {
    const standIn = createStandIn({ credits: 20 })
    return show(standIn, standIn.addImage().id, 'Now make it raining')
  },
}

export const NotEnoughCredits: Story = { render: () => show(createStandIn({ credits: 0 })) }

export const Offline: Story = {
  render: () => {
    const standIn = createStandIn()
    standIn.goOffline()
    return show(standIn)
  },
}

/** As if the person had asked for this, and this had come of it. */
function asked(standIn: StandIn, prompt: string, then: (id: string) => unknown) {
  const fill = async (element?: Element) => {
    const form = element as PicGenGenerate | undefined
    await form?.updateComplete
    form?.shadowRoot?.querySelector('form')?.requestSubmit()
    const image = await new Promise<string>((resolve) => {
      const look = () => {
        const [made] = standIn.images()
        if (made?.prompt === prompt) resolve(made.id)
        else setTimeout(look, 5)
      }
      look()
    })
    then(image)
  }
  return html`<picgen-generate ${ref((element) => void fill(element))} .client=${standIn.client} .prompt=${prompt}></picgen-generate>`
}

export const Waiting: Story = {
  render: () => {
    const standIn = createStandIn({ credits: 20 })
    return asked(standIn, 'A lighthouse on a cliff at night', (id) => standIn.progress(id, 0.4))
  },
}

export const Finished: Story = {
  render: () => {
    const standIn = createStandIn({ credits: 20 })
    return asked(standIn, 'A lighthouse on a cliff at night', (id) => standIn.finish(id))
  },
}

export const Refused: Story = {
  render: () => {
    const standIn = createStandIn()
    return asked(standIn, 'Something unkind', (id) => standIn.fail(id, 'content_policy'))
  },
}
