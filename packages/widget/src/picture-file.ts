import type { Image } from '@picgen/sdk'

/** Longest name without its ending, in characters: four bytes each still fit where 255 bytes are the limit. */
const NAME_LENGTH = 60
/** Some browsers read an object URL only a while after the click. */
const READ_MS = 60_000

/** Saves the file as the server sent it, whatever stands in it, under a name from its prompt. */
export async function download(image: Image): Promise<void> {
  const link = document.createElement('a')
  link.download = fileName(image)
  try {
    link.href = URL.createObjectURL(await loadFile(image))
    setTimeout(() => URL.revokeObjectURL(link.href), READ_MS)
  } catch (error) {
    // A server that lets no script of this origin read its files can still be opened beside the page.
    if (!(error instanceof TypeError) || !/^https?:/.test(image.url ?? '')) throw error
    Object.assign(link, { href: image.url, target: '_blank', rel: 'noopener' })
  }
  link.click()
}

/**
 * Puts the picture on the clipboard, when called by a click or a key. A promise lies in it and not the file: Safari allows
 * no write once the click is over.
 *
 * @throws Where the browser does not allow it.
 */
export async function copyImage(image: Image): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': loadFile(image).then(toPng) })])
}

/** Puts a text on the clipboard, and rejects where a browser, or a page that is not secure, does not have one. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
}

/** `A red boat!` → `A-red-boat.png`, in any script; nothing that a file system or a reader takes for more than a name. */
export function fileName({ prompt, mime_type, id }: Image): string {
  const words =
    prompt
      .normalize()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join('-') ?? id
  const name = [...words].slice(0, NAME_LENGTH).join('').replace(/-$/, '')
  const [ending = 'png'] = mime_type?.match(/\w+(?=$|\+)/) ?? []
  return `${name}.${ending.replace('jpeg', 'jpg')}`
}

async function loadFile({ url }: Image): Promise<Blob> {
  const response = await fetch(url ?? '')
  if (!response.ok) throw new Error(`The file answered ${response.status}.`)
  return response.blob()
}

/** Clipboards take PNG alone. */
async function toPng(file: Blob): Promise<Blob> {
  if (file.type === 'image/png') return file
  const picture = await createImageBitmap(file)
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
  return canvas.convertToBlob()
}
