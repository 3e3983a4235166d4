import { required } from './header.js'
import { choose, readPreferences } from './preferences.js'

/** Where the conversations have room beside the one that is shown. As in `studio.css`. */
const WIDE = matchMedia('(min-width: 900px)')

/**
 * Places the conversations: at the side where there is room, and then the button hides them, which is remembered; else in
 * a drawer that the button opens.
 *
 * @returns Closes the drawer.
 */
export function setUpSide(conversations: HTMLElement): () => void {
  const side = required('#side', HTMLElement)
  const drawer = required('#drawer', HTMLDialogElement)
  const button = required('#side-button', HTMLButtonElement)
  const isOpen = () => (WIDE.matches ? readPreferences().side === 'open' : drawer.open)

  const update = () => {
    side.inert = !isOpen()
    button.setAttribute('aria-expanded', String(isOpen()))
  }
  const place = () => {
    drawer.close()
    const home = WIDE.matches ? side : drawer
    home.append(conversations)
    button.setAttribute('aria-controls', home.id)
    update()
  }
  button.addEventListener('click', () => {
    if (WIDE.matches) choose({ side: isOpen() ? 'closed' : 'open' })
    else drawer.showModal()
    update()
  })
  drawer.addEventListener('close', update)
  // What is behind the drawer closes it, as its own button does.
  drawer.addEventListener('click', ({ target }) => {
    if (target === drawer) drawer.close()
  })
  WIDE.addEventListener('change', place)
  place()
  return () => drawer.close()
}
