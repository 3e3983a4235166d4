import { expect } from 'chai'
import { html } from 'lit'
import { mount } from '../test/mount.js'
import { catInTheMaking } from '../test/pictures.js'
import { drawPlaceholder, drawPreview } from './placeholder.js'

describe('what is shown before a picture is there', () => {
  it('needs no permission of the page', async () => {
    const policy = document.createElement('meta')
    policy.httpEquiv = 'content-security-policy'
    policy.content = "img-src 'none'; connect-src 'self' ws:"
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => violations.push(blockedURI))
    document.head.append(policy)
    const forbidden = new Image()
    forbidden.src = catInTheMaking
    await new Promise((resolve) => forbidden.addEventListener('error', resolve))
    violations.length = 0

    const canvas = await mount<HTMLCanvasElement>(html`<canvas></canvas>`)
    drawPlaceholder(canvas, '3OcRJYB4d3h/iIeHeEh3eIhw+j2w')
    expect(canvas.width).to.equal(32)
    await drawPreview(canvas, catInTheMaking)
    expect(canvas.width).to.equal(96)
    expect(violations).to.deep.equal([])
  })
})
