import type { Model, PicGen } from '@picgen/sdk'

const lists = new WeakMap<PicGen, Promise<Model[]>>()

/** The models of a server, asked for once for all elements on the same client; again after it has failed. */
export function modelsOf(client: PicGen): Promise<Model[]> {
  const known = lists.get(client)
  if (known) return known
  const list = client.models.list()
  lists.set(client, list)
  list.catch(() => lists.delete(client))
  return list
}

/** The sides of a size, `"WIDTHxHEIGHT"`, in pixels. */
export function sidesOf(size: string): [width: number, height: number] {
  const [width = 1, height = 1] = size.split('x').map(Number)
  return [width, height]
}

/** What a size is called. */
export function shapeOf(size: string): 'square' | 'landscape' | 'portrait' {
  const [width, height] = sidesOf(size)
  return width === height ? 'square' : width > height ? 'landscape' : 'portrait'
}
