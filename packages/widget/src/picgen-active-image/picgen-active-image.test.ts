import { expect } from 'chai'
import { html } from 'lit'
import { describeAccessibility } from '../../test/accessibility.js'
import { completedImage } from '../../test/fixtures.js'
import { mount, settled } from '../../test/mount.js'
import { allByRole, byRole, visibleText } from '../../test/queries.js'
import type { PicGenActiveImage } from './picgen-active-image.js'
import * as stories from './picgen-active-image.stories.js'

describe('picgen-active-image', () => {
  describeAccessibility(stories)

  const show = (width?: number) =>
    mount<PicGenActiveImage>(html`<picgen-active-image></picgen-active-image>`, width ? { width } : {})

  it('says that the next message starts a new picture, and offers nothing to clear', async () => {
    const panel = await show()
    expect(visibleText(panel)).to.include('Your next message starts a new picture')
    expect(allByRole(document, 'button')).to.deep.equal([])
  })

  it('shows the picture that the next message builds on, and asks to clear it', async () => {
    const panel = await show()
    panel.image = completedImage({ prompt: 'A red boat' })
    await settled()
    expect(visibleText(panel)).to.include('Your next message builds on this picture')
    expect(byRole(document, 'img', 'A red boat')).to.be.instanceOf(HTMLImageElement)
    let asked = 0
    panel.addEventListener('picgen-new-image', () => {
      asked += 1
    })
    byRole(document, 'button', 'New image').click()
    expect(asked).to.equal(1)
    panel.choosing = true
    await settled()
    byRole(document, 'button', 'New image').click()
    expect(asked).to.equal(1)
  })

  for (const width of [280, 600]) {
    it(`is as high with a picture as without, ${width} pixels wide`, async () => {
      const panel = await show(width)
      const empty = panel.getBoundingClientRect()
      panel.image = completedImage()
      await settled()
      expect(panel.getBoundingClientRect()).to.deep.include({ width: empty.width, height: empty.height })
      expect(panel.scrollWidth).to.be.at.most(width)
      expect(panel.shadowRoot?.querySelector('p')?.getBoundingClientRect().height).to.be.below(panel.clientHeight)
    })
  }
})
