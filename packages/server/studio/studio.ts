import '@picgen/widget/define'
import { createPicGen, type PicGen } from '@picgen/sdk'
import { showConversation } from './conversation-page.js'
import { showGenerate } from './generate-page.js'
import { required, setUpHeader } from './header.js'
import { showHistory } from './history-page.js'

/*
 * The Studio's own pages: one header, and under it the widget's elements. Which page it is says the address.
 */
const PAGES: Record<string, (place: HTMLElement, client: PicGen) => void> = {
  '/studio': showConversation,
  '/history': showHistory,
  '/generate': showGenerate,
}

setUpHeader(location.pathname)
PAGES[location.pathname]?.(required('main', HTMLElement), createPicGen({ baseUrl: location.origin }))
