import type { Message } from '@picgen/sdk'
import type {} from '../../src/index.js'
import { FakeSession } from '../../test/fake-session.js'
import { completedImage, exchange as messagesOf } from '../../test/fixtures.js'
import type { Exchange } from './conversation.js'
import { offer } from './measure.js'

const studio = document.querySelector('picgen-studio')
if (!studio) throw new Error('The page has no widget.')

const session = new FakeSession({ messages: [] })
studio.session = session

offer({
  show: (exchanges) => session.change({ messages: exchanges.flatMap(toMessages) }),
  add: (exchange) => session.change({ messages: [...session.state.messages, ...toMessages(exchange)] }),
  has: ({ picture }) => [...inside(timeline(), 'picgen-message')].some((message) => shows(message, picture.url)),
  scroller: () => {
    const [scroller] = inside(timeline(), '[role=log]')
    if (!scroller) throw new Error('The timeline does not scroll.')
    return scroller
  },
})

function toMessages({ prompt, picture }: Exchange): Message[] {
  const { url, width, height, placeholder } = picture
  const size = `${width}x${height}`
  return messagesOf(completedImage({ prompt, url, thumbnail_url: url, width, height, size, placeholder }))
}

function timeline(): Element {
  const [found] = studio ? inside(studio, 'picgen-timeline') : []
  if (!found) throw new Error('There is no timeline.')
  return found
}

function inside(host: Element, selector: string): Element[] {
  return [...(host.shadowRoot?.querySelectorAll(selector) ?? [])]
}

function shows(host: Element, url: string): boolean {
  return inside(host, '*').some((part) => part.getAttribute('src') === url || shows(part, url))
}
