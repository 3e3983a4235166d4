/** A piece of SVG. Only numbers, colours and names of closed lists ever get into one: never a prompt's own text. */
export type Svg = string

/** A number as SVG reads it, short. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** Joins pieces; what is false or empty is left out. */
export function join(...pieces: (Svg | false | null | undefined)[]): Svg {
  return pieces.filter(Boolean).join('')
}

/** The opacity of a shape that has one paint is that paint's: the same picture without a layer for each shape. */
function ofPaint(paint: 'fill' | 'stroke', extra: string): string {
  return extra.replace(/^opacity=/, `${paint}-opacity=`)
}

export function group(attributes: string, ...pieces: (Svg | false | null | undefined)[]): Svg {
  const inside = join(...pieces)
  return inside ? `<g ${attributes}>${inside}</g>` : ''
}

export function fill(path: string, colour: string, extra = ''): Svg {
  return `<path d="${path}" fill="${colour}" ${ofPaint('fill', extra)}/>`
}

/** A line with round ends. */
export function line(path: string, colour: string, width: number, extra = ''): Svg {
  const style = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
  return `<path d="${path}" stroke="${colour}" stroke-width="${n(width)}" ${style} ${ofPaint('stroke', extra)}/>`
}

export function ellipse(x: number, y: number, radiusX: number, radiusY: number, colour: string, extra = ''): Svg {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(radiusX)}" ry="${n(radiusY)}" fill="${colour}" ${ofPaint('fill', extra)}/>`
}

export function circle(x: number, y: number, radius: number, colour: string, extra = ''): Svg {
  return ellipse(x, y, radius, radius, colour, extra)
}

export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  radius = 0,
  extra = '',
): Svg {
  const corner = radius ? `rx="${n(radius)}"` : ''
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${colour}" ${corner} ${ofPaint('fill', extra)}/>`
}

/** A gradient from top to bottom, to be filled with `url(#id)`. */
export function verticalGradient(id: string, ...stops: [offset: number, colour: string, opacity?: number][]): Svg {
  const inside = stops.map(
    ([offset, colour, opacity = 1]) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
  )
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${inside.join('')}</linearGradient>`
}

/** A glow that fades towards its rim, to be filled with `url(#id)`. */
export function glow(id: string, colour: string, opacity: number): Svg {
  const stop = (offset: number, strength: number) =>
    `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${n(strength)}"/>`
  return `<radialGradient id="${id}">${stop(0.2, opacity)}${stop(1, 0)}</radialGradient>`
}
