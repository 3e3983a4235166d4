import { expect } from 'chai'
import { describeAccessibility } from '../../test/accessibility.js'
import { mount } from '../../test/mount.js'
import { byRole, elementsIn, visibleText } from '../../test/queries.js'
import * as stories from './picgen-message.stories.js'

describe('picgen-message', () => {
  describeAccessibility(stories)

  const bubble = () => {
    const found = [...elementsIn(document.body)].find((element) => element.matches('.bubble'))
    if (!found) throw new Error('There is no bubble.')
    return found
  }

  it('keeps the lines of a prompt as they were written', async () => {
    await mount(stories.ManyLines.render())
    expect(bubble().textContent).to.include('Two boats.\n    One gull.')
    expect(bubble().getBoundingClientRect().height).to.equal(4 * 24 + 20)
  })

  it('writes a right-to-left prompt from the right', async () => {
    await mount(stories.RightToLeft.render())
    expect(bubble().matches(':dir(rtl)')).to.equal(true)
  })

  it('shows the picture of an answer', async () => {
    await mount(stories.Picture.render())
    expect(byRole(document, 'img', /cartoon cat/)).to.be.instanceOf(HTMLImageElement)
  })

  it('says that a picture was deleted', async () => {
    expect(visibleText(await mount(stories.DeletedPicture.render()))).to.include('was deleted')
  })
})
