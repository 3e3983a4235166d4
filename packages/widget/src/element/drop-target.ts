import type { StudioSession } from '@picgen/sdk'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { PicGenAttachEvent } from '../events/attach.js'
import { type NextMessagePlan, planNextMessage } from './next-message.js'

/** What the API takes: for the `accept` of a file input. */
export const ACCEPTED = 'image/png,image/jpeg,image/webp,image/avif,image/gif'
const MAXIMUM_BYTES = 20 * 2 ** 20

interface Ways {
  attach: (file: Blob) => unknown
  refuse: (refusal: NextMessagePlan['refusal']) => unknown
}

/**
 * Takes a picture that is dropped on its element, or pasted in it, and asks by `picgen-attach` to build on it. While one is
 * held over the element, that has the attribute `dropping`. Of targets within targets, the innermost takes it.
 *
 * @example private readonly target = new DropTarget(this, () => this.session)
 */
export class DropTarget implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    session: () => StudioSession | null | undefined,
    /** What takes the place of a session's: where a file goes, and what is said of one that can't be used. */
    private readonly ways: Ways = {
      attach: (file) => session()?.attach(file),
      refuse: (refusal) => planNextMessage(session(), { refusal }),
    },
  ) {
    host.addController(this)
    for (const type of ['dragover', 'dragleave', 'drop'] as const) host.addEventListener(type, this.drag)
    host.addEventListener('paste', (event) => {
      // A text that was copied may come with a picture of itself.
      if (!event.clipboardData?.types.includes('text/plain')) this.take(event, event.clipboardData)
    })
  }

  hostDisconnected() {
    this.show(false)
  }

  /** Uploads a file to build on, unless the page prevents it; one that can't be used is refused before, in words. */
  attach(file: Blob) {
    const isUsable = !file.type || ACCEPTED.split(',').includes(file.type)
    const refusal = isUsable ? (file.size > MAXIMUM_BYTES ? 'tooLarge' : undefined) : 'wrongType'
    this.ways.refuse(refusal)
    if (!refusal && this.host.dispatchEvent(new PicGenAttachEvent(file))) void this.ways.attach(file)
  }

  private readonly drag = (event: DragEvent) => {
    const { type, dataTransfer, relatedTarget } = event
    // A text that is dragged is for the text box.
    if (!dataTransfer?.types.includes('Files')) return
    const isLeft = type === 'dragleave' && !(relatedTarget instanceof Node && this.host.contains(relatedTarget))
    this.show(type !== 'drop' && !isLeft)
    if (type === 'dragover') event.preventDefault()
    if (type === 'drop') this.take(event, dataTransfer)
  }

  /** The first file of what was dropped or pasted; a text is left to the text box. */
  private take(event: Event, data: DataTransfer | null) {
    const file = data?.files[0]
    if (!file || event.defaultPrevented) return
    event.preventDefault()
    this.attach(file)
  }

  private show(isDropping: boolean) {
    this.host.toggleAttribute('dropping', isDropping)
  }
}
