import 'axe-core'
import type Axe from 'axe-core'
import { expect } from 'chai'
import { animationsEnded, mount, type Place, picturesLoaded } from './mount.js'
import type { Story, StoryMeta } from './story.js'

/** It is no module: in a browser it is a global. */
declare const axe: typeof Axe

/** Only colours differ in the dark; everything else was looked at in the light. */
const looks: Record<string, { place: Place; only: string[] }> = {
  light: { place: {}, only: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  dark: { place: { theme: 'dark' }, only: ['wcag2aa'] },
  'right to left': { place: { language: 'ar' }, only: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
}

/** Has axe look at every story of an element: in light, in dark, and right to left. */
export function describeAccessibility(stories: Record<string, Story | StoryMeta>) {
  for (const [name, story] of Object.entries(stories)) {
    if (!('render' in story)) continue
    for (const [look, { place, only }] of Object.entries(looks)) {
      it(`${name} has no accessibility violation in ${look}`, async () => {
        const element = await mount(story.render(), place)
        await picturesLoaded(element.parentElement ?? document)
        await animationsEnded(element.parentElement ?? document)
        // The rules about whole pages (landmarks, headings, titles) have nothing to say about a part of one.
        const { violations } = await axe.run(element.parentElement ?? element, {
          runOnly: only,
          rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
        })
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`)}`,
        )
        expect(found.join('\n')).to.equal('')
      })
    }
  }
}
