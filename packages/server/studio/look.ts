/** The public CSS properties that the address of a frame may set, each with the CSS property whose values it takes. */
const COLORS =
  'accent on-accent accent-soft text text-muted surface surface-raised surface-sunken bubble border border-strong primary on-primary danger danger-soft'
const LENGTHS = 'radius font-size column picture-size'
const KINDS = new Map([
  ...COLORS.split(' ').map((name) => [name, 'color'] as const),
  ...LENGTHS.split(' ').map((name) => [name, 'width'] as const),
])

/** Sets `--picgen-NAME` for each of these that is known and has a value of its kind; the rest is ignored. */
export function setLook(element: HTMLElement, values: Iterable<readonly [string, unknown]>) {
  for (const [name, value] of values) {
    const kind = KINDS.get(name)
    if (kind && typeof value === 'string' && CSS.supports(kind, value)) {
      element.style.setProperty(`--picgen-${name}`, value)
    }
  }
}
