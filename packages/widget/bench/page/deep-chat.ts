import type { Exchange } from './conversation.js'
import { offer } from './measure.js'

/** What is used of it. Its own declarations do not say that it is an element. */
interface DeepChat extends HTMLElement {
  history: Message[]
  addMessage(message: Message): void
}

interface Message {
  role: 'user' | 'ai'
  text?: string
  files?: { src: string; type: 'image' }[]
}

const chat = document.querySelector<DeepChat>('deep-chat')
if (!chat) throw new Error('The page has no chat.')

const list = () => {
  const found = chat.shadowRoot?.querySelector('#messages')
  if (!found) throw new Error('There is no list of messages.')
  return found
}

offer({
  show: (exchanges) => {
    chat.history = exchanges.flatMap(toMessages)
  },
  add: (exchange) => {
    for (const message of toMessages(exchange)) chat.addMessage(message)
  },
  has: ({ number, picture }) => {
    const images = list().getElementsByTagName('img')
    return images[number === 0 ? 0 : images.length - 1]?.src.endsWith(picture.url) ?? false
  },
  scroller: list,
})

function toMessages({ prompt, picture }: Exchange): Message[] {
  return [
    { role: 'user', text: prompt },
    { role: 'ai', files: [{ src: picture.url, type: 'image' }] },
  ]
}
