import '@picgen/widget/define'
import { HostChannel } from './host-channel.js'
import { bestLanguage, directionOf } from './languages.js'
import { setLook } from './look.js'
import { THEMES } from './preferences.js'

/*
 * The widget for a frame on another site: what its address and the page around say is its setting, what happens in it is
 * told to the page around. docs: packages/widget/README.md.
 */

/** What the page around is told of, and what of each. */
const TOLD = {
  'picgen-conversation-change': 'conversationId',
  'picgen-send': 'content',
  'picgen-continue-with': 'imageId',
  'picgen-new-image': '',
  'picgen-cancel': 'imageId',
  'picgen-retry': 'messageId',
  'picgen-view': 'imageId',
}

const query = new URLSearchParams(location.search)
const host = HostChannel.toParent(query.get('origin'))
const studio = document.createElement('picgen-studio')

function set(values: ReadonlyMap<string, unknown>) {
  setLook(studio, values)
  const theme = THEMES.find((known) => known === values.get('theme'))
  if (theme) studio.theme = theme
  const lang = values.get('lang')
  if (typeof lang === 'string') speak(lang)
  const conversation = values.get('conversation')
  if (typeof conversation === 'string' || conversation === null) studio.conversation = conversation
}

function speak(lang: string) {
  document.documentElement.lang = lang
  document.documentElement.dir = directionOf(bestLanguage([lang]))
}

speak(bestLanguage(navigator.languages))
set(new Map(query))
// A server that lets nobody in without a token gets that of the page around.
if (document.body.dataset['auth'] === 'token') {
  studio.getToken = host ? host.token : () => Promise.reject(new Error('The frame was not told who is around it.'))
}
for (const [type, field] of Object.entries(TOLD)) {
  studio.addEventListener(type, (event) => {
    host?.tell({ type, ...(field && { [field]: Reflect.get(event, field) }) })
  })
}
host?.onMessage(({ type, ...values }) => {
  if (type === 'picgen-set') set(new Map(Object.entries(values)))
})
document.body.append(studio)
host?.tell({ type: 'picgen-ready' })
