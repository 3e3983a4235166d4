/**
 * Shows a `picgen-message` for each of these, by its id. One that stays is never moved, or it would lose the focus. Lit's own
 * `repeat` does this for any order and any template; these come in one order, and are many in a page that counts each byte.
 */
export function showRows(list: Element | null, rows: readonly { id: string }[]) {
  if (!list) return
  const shown = new Map(Array.from(list.children, (row) => [row.id, row]))
  const ids = new Set(rows.map(({ id }) => id))
  for (const [id, row] of shown) if (!ids.has(id)) row.remove()
  for (const [position, values] of rows.entries()) {
    const row = shown.get(values.id) ?? document.createElement('picgen-message')
    // So that a page can dress them through the timeline.
    row.setAttribute('exportparts', 'bubble,frame,image,continue')
    Object.assign(row, { role: 'article' }, values)
    const there = list.children[position] ?? null
    if (there !== row) list.insertBefore(row, there)
  }
}
