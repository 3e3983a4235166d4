import { html } from 'lit'
import { answer, completedImage, userMessage } from '../../test/fixtures.js'
import type { Story, StoryMeta } from '../../test/story.js'

export default { title: 'Message', component: 'picgen-message' } satisfies StoryMeta

const show = (message: object) => html`<picgen-message .message=${message}></picgen-message>`

export const Prompt: Story = { render: () => show(userMessage('Draw a cute cartoon cat in a yellow raincoat.')) }

export const RightToLeft: Story = { render: () => show(userMessage('ارسم قطة لطيفة ترتدي معطفا أصفر')) }

export const ManyLines: Story = { render: () => show(userMessage('A harbour.\n\nTwo boats.\n    One gull.')) }

export const OnItsWay: Story = {
  render: () => html`<picgen-message outgoing .message=${userMessage('Now make it raining')}></picgen-message>`,
}

export const Picture: Story = { render: () => show(answer(completedImage())) }

export const DeletedPicture: Story = { render: () => show({ ...answer(completedImage()), image: null }) }
