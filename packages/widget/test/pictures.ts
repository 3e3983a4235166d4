/** Pictures to show in stories and tests, drawn as SVG: the product's own example. */

interface Scene {
  width?: number
  height?: number
  isRaining?: boolean
  hasCocoa?: boolean
}

export function catInYellowRaincoat({ width = 1024, height = 1024, isRaining, hasCocoa }: Scene = {}): string {
  const sky = isRaining ? ['#8fa3b3', '#c9d3d8'] : ['#9fd4f2', '#e8f6ee']
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 512 512" preserveAspectRatio="xMidYMid slice">
    <defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs>
    <rect x="-600" y="-600" width="1800" height="1800" fill="url(#s)"/>
    ${isRaining ? '' : '<circle cx="410" cy="96" r="46" fill="#ffd75e"/>'}
    <path d="M-600 400Q120 340 256 392T1200 380V1200H-600Z" fill="${isRaining ? '#6d8f6a' : '#8cc27a'}"/>
    <path d="M256 214c-78 0-104 90-112 214 40 26 184 26 224 0-8-124-34-214-112-214Z" fill="#f7c531"/>
    <path d="M256 240v198" stroke="#c9961a" stroke-width="5"/>
    <g fill="#c9961a"><circle cx="256" cy="290" r="8"/><circle cx="256" cy="340" r="8"/><circle cx="256" cy="390" r="8"/></g>
    <path d="M166 190 176 92l58 44h44l58-44 10 98c0 62-40 94-90 94s-90-32-90-94Z" fill="#e9873b"/>
    <path d="M190 122l4-8 24 20-24 18ZM322 122l-4-8-24 20 24 18Z" fill="#f7b98a"/>
    <ellipse cx="222" cy="196" rx="12" ry="16" fill="#2b2320"/><ellipse cx="290" cy="196" rx="12" ry="16" fill="#2b2320"/>
    <path d="M246 222h20l-10 11Z" fill="#c4524f"/><path d="M256 233q-14 18-28 6M256 233q14 18 28 6" fill="none" stroke="#2b2320" stroke-width="4"/>
    <path d="M160 214c-14-90 40-140 96-140s110 50 96 140c10-12 20-30 18-62-6-72-56-106-114-106S148 80 142 152c-2 32 8 50 18 62Z" fill="#f7c531"/>
    ${hasCocoa ? '<g><path d="M318 330h72l-8 66h-56Z" fill="#fff"/><path d="M388 346q30 0 22 24-8 16-28 12" fill="none" stroke="#fff" stroke-width="10"/><ellipse cx="354" cy="331" rx="36" ry="9" fill="#6b3f2a"/><path d="M340 312q-10-14 0-28M366 312q-10-14 0-28" fill="none" stroke="#fff" stroke-width="5" opacity=".7"/></g>' : ''}
    ${isRaining ? `<g stroke="#dcecf7" stroke-width="4" stroke-linecap="round" opacity=".85">${drops()}</g>` : ''}
  </svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function drops(): string {
  return Array.from({ length: 46 }, (_, index) => {
    const x = (index * 157) % 540
    const y = (index * 211) % 520
    return `<path d="M${x} ${y}l-8 26"/>`
  }).join('')
}

/** How the cat may look before it is finished: what a server sends as a preview. */
export const catInTheMaking =
  'data:image/webp;base64,UklGRo4BAABXRUJQVlA4IIIBAADQCwCdASpgAGAAPzmMvFUvKaYjLHW8WeAnCWYAybxfjCjjK7gSAUjJWCeFhL6NIKwBXSF1GPPTNJgoinRfWNd7qa6UvPVtVDsjVaJzO3Gad0vnlcHmPK/gsRcgaA/qfgV7CNkSfpOAAP7sSc48FKuYEfHGRirlrW33N073WpDKsPnUPspvsy7rFADcsBjcFJrEHHiSCxk1O7MJayvHgALqfEna3IjUy30J4+e5QwbpbhUe0yI9pyXgHk6T6uvp1FSYqv50VBllW1NpKhoPPnvfdCBDKsgZA0KHMu0ZC2i52ctQmGg/lFtTARuq/b7hejHCPVY/1A4lDooEjp9+tkBEu7kjIYp/rfbyhqDjUjPk0nKUHqgT5WdNskBBW+NQIjAc3vBsXtijykSxvpDi1XfFOu8yQyG0etENuY43xXkopGF8sSVlIlqd8G28qHOrFzIxkoi9lW2vHCWxjA509l/UznmhqZkEfaz/aQOk7ss2JRw0SEbFbDCtmMy6Y2shCDXAAA=='

/** The same, for a picture that lies down. */
export const wideCatInTheMaking =
  'data:image/webp;base64,UklGRrwAAABXRUJQVlA4ILAAAAAwBgCdASpgACAAPzmKuVOvKaWisBVcAeAnCWYAwY2zgnZ2gqXEji4VLRq4T7hhNE5XuLVkReSGkywAAP7u6MhQByxetlsh6yyaJZcjeU/+K96JAE2GKGIU6b7CNwaRS6yFBMjtxrioZA0bFsK1YsGPdvhmYhnZIgukDBKy0BtpYmEMFhTfdcgFrzRwPVKL82tClJ40i3G0SMrBdBhkdfcEQ4VGFWrU+34jYu2w8Z4AAA=='
