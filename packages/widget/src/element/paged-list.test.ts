import type { Page } from '@picgen/sdk'
import { expect } from 'chai'
import { html, LitElement } from 'lit'
import { mount, settled } from '../../test/mount.js'
import { PagedList, type PageQuery } from './paged-list.js'

interface Entry {
  id: string
}

/** A list whose answers come when the test says so. */
class ListOfTest extends LitElement {
  readonly asked: (PageQuery & { signal: AbortSignal; answer: (page: Page<Entry> | Error) => void })[] = []
  readonly list = new PagedList<Entry>(
    this,
    (query, { signal }) =>
      new Promise((resolve, reject) => {
        this.asked.push({
          ...query,
          signal,
          answer: (page) => (page instanceof Error ? reject(page) : resolve(page)),
        })
      }),
    ({ id }) => id,
  )

  protected override render() {
    return html`${this.list.hasMore ? html`<button class="more">More</button>` : ''}`
  }
}

customElements.define('list-of-test', ListOfTest)

const pageOf = (ids: string, next_cursor: string | null = null): Page<Entry> => ({
  data: [...ids].map((id) => ({ id })),
  next_cursor,
})

describe('a list that is read page by page', () => {
  async function begin() {
    const host = await mount<ListOfTest>(html`<list-of-test></list-of-test>`)
    void host.list.restart()
    const { list, asked } = host
    const answer = async (page: Page<Entry> | Error, at = asked.length - 1) => {
      asked[at]?.answer(page)
      await settled()
    }
    return { host, list, asked, answer, ids: () => list.entries.map(({ id }) => id).join('') }
  }

  it('goes on by itself while its end is in sight, one page at a time', async () => {
    const { list, asked, answer, ids } = await begin()
    await answer(pageOf('zy', 'after y'))
    expect(asked.map(({ cursor }) => cursor)).to.deep.equal([undefined, 'after y'])
    void list.loadMore()
    expect(asked).to.have.length(2)
    await answer(pageOf('yx', 'after x'))
    await answer(pageOf('w'))
    expect(ids()).to.equal('zyxw')
    expect(asked).to.have.length(3)
    expect(list.hasMore).to.equal(false)
  })

  it('shows the answer to the last search only', async () => {
    const { list, asked, answer, ids } = await begin()
    await answer(pageOf('zy'))
    list.query = 'first'
    void list.reload()
    list.query = 'second'
    void list.reload()
    expect(asked.map(({ q, signal }) => `${q} ${signal.aborted}`)).to.deep.equal([
      'undefined true',
      'first true',
      'second false',
    ])
    expect(list.isStale).to.equal(true)
    await answer(pageOf('b'), 2)
    await answer(pageOf('a'), 1)
    expect(ids()).to.equal('b')
    expect(list.isStale).to.equal(false)
  })

  it('does not ask with every letter', async () => {
    const { list, asked, answer } = await begin()
    await answer(pageOf('zy'))
    for (const text of ['l', 'li', 'lig', ' light ']) list.search(text)
    await new Promise<void>((resolve) => {
      const look = () => (asked.length > 1 ? resolve() : requestAnimationFrame(look))
      look()
    })
    expect(asked.slice(1).map(({ q }) => q)).to.deep.equal(['light'])
  })

  it('keeps what it has where the next page fails, and goes on from there', async () => {
    const { list, asked, answer, ids } = await begin()
    await answer(pageOf('zy', 'after y'))
    await answer(new Error('no'))
    expect(list.error).to.be.instanceOf(Error)
    expect(asked).to.have.length(2)
    void list.retry()
    expect(list.error).to.equal(null)
    await answer(pageOf('x'))
    expect(ids()).to.equal('zyx')
  })

  it('looks what is new without losing its place', async () => {
    const { list, asked, answer, ids } = await begin()
    await answer(pageOf('wv', 'after v'))
    await answer(pageOf('ut', 'after t'))
    await answer(pageOf('s', 'after s'))
    await answer(new Error('no'))
    void list.retry()
    await answer(pageOf('r'))
    void list.refresh()
    await answer(pageOf('zwv', 'after v'))
    expect(ids()).to.equal('zwvutsr')
    void list.refresh()
    await answer(new Error('no'))
    expect(list.error).to.equal(null)
    void list.refresh()
    await answer(pageOf('zyx', 'after x'))
    expect(asked.at(-1)?.cursor).to.equal('after x')
    expect(ids()).to.equal('zyx')
  })

  it('what was taken away does not come back with an answer that is older', async () => {
    const { list, answer, ids } = await begin()
    await answer(pageOf('zyx'))
    void list.refresh()
    list.remove('y')
    await answer(pageOf('zyx'))
    expect(ids()).to.equal('zx')
    list.restore({ id: 'y' })
    expect(ids()).to.equal('zyx')
  })

  it('asks for nothing more once it is gone, and looks again when it is back', async () => {
    const { host, asked, answer, ids } = await begin()
    const place = host.parentElement
    host.remove()
    expect(asked[0]?.signal.aborted).to.equal(true)
    dispatchEvent(new Event('online'))
    expect(asked).to.have.length(1)
    place?.append(host)
    await answer(pageOf('zy'))
    expect(ids()).to.equal('zy')
  })
})
