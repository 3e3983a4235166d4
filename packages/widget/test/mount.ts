import { LitElement, render, type TemplateResult } from 'lit'
import '../src/define.js'
import { elementsIn } from './queries.js'

/** Where something is shown. */
export interface Place {
  width?: number
  height?: number
  theme?: 'light' | 'dark'
  /** As `lang` of the box; its direction goes with it. Default: the browser's. */
  language?: string
}

/** Shows a template in a box of this size, and gives its one element once everything in it has rendered. */
export async function mount<Shown extends HTMLElement = HTMLElement>(
  template: TemplateResult,
  { width = 600, height = 600, theme = 'light', language }: Place = {},
): Promise<Shown> {
  const box = document.createElement('div')
  box.style.width = `${width}px`
  box.style.height = `${height}px`
  box.style.colorScheme = theme
  box.style.background = 'light-dark(#ffffff, #1b1a19)'
  if (language) box.lang = language
  if (language === 'ar') box.dir = 'rtl'
  document.body.append(box)
  mounted.add(box)
  render(template, box)
  const shown = box.firstElementChild as Shown
  if (shown.localName === 'picgen-studio') shown.setAttribute('theme', theme)
  await settled(box)
  return shown
}

/** Waits until no element below has anything left to render, and the browser has laid it out and told who observes it. */
export async function settled(root: ParentNode = document.body): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    for (const element of elementsIn(root)) if (element instanceof LitElement) await element.updateComplete
  }
  await nextFrame()
  await nextFrame()
}

/** Waits until every picture below has loaded or failed. */
export async function picturesLoaded(root: ParentNode): Promise<void> {
  const pictures = [...elementsIn(root)].filter((element) => element instanceof HTMLImageElement)
  // One that is far away would wait until it is scrolled to.
  for (const picture of pictures) picture.loading = 'eager'
  await Promise.allSettled(pictures.map((picture) => picture.decode()))
  await settled(root)
}

/** Waits until whatever moves or fades below has arrived; what turns for ever does not count. */
export async function animationsEnded(root: ParentNode): Promise<void> {
  const moving = [...elementsIn(root)]
    .flatMap((element) => element.getAnimations())
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  // One that is cancelled has arrived too.
  await Promise.allSettled(moving.map(({ finished }) => finished))
}

/** Waits until this is so, looking after everything that is rendered anew. */
export async function appears(root: Element, isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 8000
  while (!isSo()) {
    if (performance.now() > deadline)
      throw new Error(`It did not come to be. What is there: ${root.shadowRoot?.innerHTML}`)
    await settled(root.parentElement ?? document.body)
  }
}

/** The next event of this type that reaches the element. */
export function nextEvent<Type extends keyof HTMLElementEventMap>(element: HTMLElement, type: Type) {
  return new Promise<HTMLElementEventMap[Type]>((resolve) => {
    element.addEventListener(type, resolve, { once: true })
  })
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve())
  })
}

const mounted = new Set<Element>()

afterEach(() => {
  for (const box of mounted) box.remove()
  mounted.clear()
  // Nothing that was written in one test is found in another.
  localStorage.clear()
})
