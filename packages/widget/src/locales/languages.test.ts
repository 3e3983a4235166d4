import { expect } from 'chai'
import { html } from 'lit'
import { mount, settled } from '../../test/mount.js'
import { byRole, visibleText } from '../../test/queries.js'
import type { PicGenWelcome } from '../picgen-welcome/picgen-welcome.js'
import { en } from './en.js'
import { addLanguage, languageOf, stringsOf } from './languages.js'

describe('languages', () => {
  const pirate = { ...en, welcome: { ...en.welcome, title: 'Arr, what be ye wantin’ to see?' } }
  addLanguage('x-Pirate', pirate)

  it('an element speaks the language of the page around it', async () => {
    const welcome = await mount<PicGenWelcome>(html`<picgen-welcome></picgen-welcome>`)
    expect(visibleText(welcome)).to.include('What would you like to see?')
    welcome.parentElement?.setAttribute('lang', 'x-pirate')
    document.documentElement.lang = 'en-GB'
    await settled()
    expect(visibleText(welcome)).to.include('Arr')
    document.documentElement.removeAttribute('lang')
  })

  it('an element speaks the language that it is told, and its parts with it', async () => {
    const studio = await mount(html`<picgen-studio lang="x-pirate"></picgen-studio>`)
    expect(byRole(studio.parentElement ?? studio, 'heading', /Arr/)).to.be.instanceOf(HTMLElement)
    studio.setAttribute('lang', 'en')
    await settled()
    expect(visibleText(studio)).to.include('What would you like to see?').and.not.include('Arr')
  })

  it('a language is taken for its nearest relative, and English stands in for one that nobody has translated', () => {
    expect(stringsOf('x-pirate-CARIBBEAN')).to.equal(pirate)
    expect(stringsOf('tlh')).to.equal(en)
  })

  it('the browser’s language counts where the page names none', () => {
    expect(languageOf(document.createElement('p'))).to.equal(navigator.language)
  })
})
