/** An address of a real file: one colour, in a format that the browser writes. It goes with the page. */
export async function pictureFile({
  type = 'image/png',
  width = 64,
  height = 48,
  colour = '#c2452d',
} = {}): Promise<string> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('There is no canvas.')
  context.fillStyle = colour
  context.fillRect(0, 0, width, height)
  return URL.createObjectURL(await canvas.convertToBlob({ type }))
}

/** What a click on a link that nobody sees would have saved or opened, while `action` runs. */
export async function linkOf(action: () => unknown): Promise<HTMLAnchorElement> {
  const { click } = HTMLAnchorElement.prototype
  const clicked = new Promise<HTMLAnchorElement>((resolve) => {
    HTMLAnchorElement.prototype.click = function () {
      resolve(this)
    }
  })
  try {
    await action()
    return await clicked
  } finally {
    HTMLAnchorElement.prototype.click = click
  }
}

/** Stands in for the clipboard while `action` runs, and gives what was put on it. */
export async function clipboardOf<Put>(
  method: 'write' | 'writeText',
  action: () => unknown,
  answer: () => Promise<void> = () => Promise.resolve(),
): Promise<Put> {
  const put = new Promise<Put>((resolve) => {
    Object.defineProperty(navigator.clipboard, method, {
      configurable: true,
      value: (what: Put) => {
        resolve(what)
        return answer()
      },
    })
  })
  try {
    await action()
    return await put
  } finally {
    Reflect.deleteProperty(navigator.clipboard, method)
  }
}
