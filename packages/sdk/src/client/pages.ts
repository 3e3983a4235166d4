import type { Page } from '../contract/types.js'
import { ResponseError } from './errors/index.js'

/** One page of a list, and the way to the next. */
export interface ListPage<Entry> extends Page<Entry> {
  /** False on the last page. */
  hasNextPage(): boolean
  /**
   * Asks for the page after this one.
   * @throws RangeError on the last page: see `hasNextPage`.
   */
  getNextPage(): Promise<ListPage<Entry>>
}

/**
 * A list: awaited, its first page; iterated, every entry of every page, the next page asked for when its first entry is.
 * @example for await (const image of picgen.images.list({ kind: 'upload' })) show(image)
 * @example const { data, next_cursor } = await picgen.images.list({ limit: 20 })
 */
export interface List<Entry> extends Promise<ListPage<Entry>>, AsyncIterable<Entry> {}

/** Asks for the page at that cursor: without one, the first. */
type ReadPage<Entry> = (cursor: string | undefined) => Promise<Page<Entry>>

/** Begins a list with its first page. `inOrder` says in which order the entries of a page are handed out. */
export function createList<Entry>(
  read: ReadPage<Entry>,
  begin?: string,
  inOrder: (entries: Entry[]) => Entry[] = (entries) => entries,
): List<Entry> {
  const first = readPage(read, begin)
  return Object.assign(first, {
    async *[Symbol.asyncIterator]() {
      let page = await first
      for (;;) {
        yield* inOrder(page.data)
        if (!page.hasNextPage()) return
        page = await page.getNextPage()
      }
    },
  })
}

async function readPage<Entry>(read: ReadPage<Entry>, cursor: string | undefined): Promise<ListPage<Entry>> {
  const { data, next_cursor } = await read(cursor)
  if (next_cursor !== null && next_cursor === cursor) {
    const complaint = `The page at the cursor ${JSON.stringify(cursor)} names itself as the next one: a list that never ends.`
    throw new ResponseError(complaint, { code: 'unexpected_response' })
  }
  return new OnePage(data, next_cursor, read)
}

class OnePage<Entry> implements ListPage<Entry> {
  readonly #read: ReadPage<Entry>

  constructor(
    readonly data: Entry[],
    readonly next_cursor: string | null,
    read: ReadPage<Entry>,
  ) {
    this.#read = read
  }

  hasNextPage(): boolean {
    return this.next_cursor !== null
  }

  async getNextPage(): Promise<ListPage<Entry>> {
    if (this.next_cursor === null) throw new RangeError('This is the last page: ask `hasNextPage()` first.')
    return readPage(this.#read, this.next_cursor)
  }
}
