import { expect } from 'chai'
import { html } from 'lit'
import { FakeSession } from '../../test/fake-session.js'
import { completedImage, exchange, unfinishedImage } from '../../test/fixtures.js'
import { appears, mount, picturesLoaded } from '../../test/mount.js'
import { byRole, elementsIn, visibleText } from '../../test/queries.js'
import { files } from './files.js'

/** A conversation with everything in it that has words. */
function studio(language: string) {
  const cat = completedImage()
  const failures = ['content_policy', 'timed_out', 'provider_quota'] as const
  const images = [
    cat,
    ...failures.map((error_code) => unfinishedImage({ status: 'failed', error_code, prompt: 'Rain' })),
    unfinishedImage({ status: 'cancelled', prompt: 'Snow' }),
    unfinishedImage({ kind: 'img2img', source_image_id: cat.id, prompt: 'Fog', progress: 0.4 }),
    completedImage({ prompt: 'A dog' }),
  ]
  const session = new FakeSession({ messages: images.flatMap(exchange), activeImage: cat })
  return html`<picgen-studio .session=${session} lang=${language}></picgen-studio>`
}

const middle = (element: Element) => {
  const { left, width } = element.getBoundingClientRect()
  return left + width / 2
}

describe('the languages, in a whole studio', () => {
  it('Arabic stands right to left: what is at the end in English is at the left', async () => {
    const arabic = await mount(studio('ar'))
    const english = await mount(studio('en'))
    const centre = middle(arabic)
    expect(middle(byRole(english.parentElement ?? english, 'button', 'Send'))).to.be.above(centre)
    expect(middle(byRole(arabic.parentElement ?? arabic, 'button', 'إرسال'))).to.be.below(centre)
    expect(visibleText(arabic)).to.match(/[\u0600-\u06ff]/)
  })

  it('an icon that points along the line points the other way in Arabic', async () => {
    const [arabic, english] = [await mount(studio('ar')), await mount(studio('en'))]
    const turned = (root: Element) =>
      [...elementsIn(root.shadowRoot ?? root)].filter(
        (element) => element.matches('svg.icon') && getComputedStyle(element).scale === '-1 1',
      ).length
    expect(turned(english)).to.equal(0)
    expect(turned(arabic)).to.be.above(0)
  })

  for (const language of ['en', ...Object.keys(files)]) {
    it(`nothing is wider than a box of 280 pixels in ${language}`, async () => {
      const shown = await mount(studio(language), { width: 280, height: 900 })
      await picturesLoaded(shown.parentElement ?? shown)
      const { left, right } = shown.getBoundingClientRect()
      const outside = [...elementsIn(shown.parentElement ?? shown)].filter((element) => {
        const box = element.getBoundingClientRect()
        const isHidden = !element.checkVisibility() || box.width <= 1 || element.closest('.visually-hidden')
        return !isHidden && (box.left < left - 1 || box.right > right + 1)
      })
      expect(outside.map(({ outerHTML }) => outerHTML.slice(0, 120))).to.deep.equal([])
    })
  }

  it('a studio speaks another language as soon as its page does', async () => {
    const page = document.documentElement
    page.lang = 'en'
    const shown = await mount(html`<picgen-studio .session=${new FakeSession({ phase: 'new' })}></picgen-studio>`)
    expect(visibleText(shown)).to.include('What would you like to see?')
    page.lang = 'de'
    await appears(shown, () => visibleText(shown).includes('Was möchtest du sehen?'))
    page.removeAttribute('lang')
  })

  it('an unknown language is English', async () => {
    const shown = await mount(html`<picgen-studio lang="tlh"></picgen-studio>`)
    expect(visibleText(shown)).to.include('What would you like to see?')
  })
})
