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

  it('writes a right-to-left prompt from the right, and still on the side of the person', async () => {
    const message = await mount(stories.RightToLeft.render())
    expect(bubble().querySelector(':dir(rtl)')?.textContent).not.to.equal('')
    expect(bubble().getBoundingClientRect().right).to.equal(message.getBoundingClientRect().right)
    expect(bubble().getBoundingClientRect().left).to.be.above(message.getBoundingClientRect().left)
  })

  it('shows the picture of an answer', async () => {
    await mount(stories.Picture.render())
    expect(byRole(document, 'img', /cartoon cat/)).to.be.instanceOf(HTMLImageElement)
  })

  it('says that a picture was deleted', async () => {
    expect(visibleText(await mount(stories.DeletedPicture.render()))).to.include('was deleted')
  })
})
