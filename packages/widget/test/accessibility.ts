import 'axe-core'
import type Axe from 'axe-core'
import { expect } from 'chai'
import { mount, picturesLoaded } from './mount.js'
import type { Story, StoryMeta } from './story.js'

/** It is no module: in a browser it is a global. */
declare const axe: typeof Axe

/** Has axe look at every story of an element, in light and in dark. */
export function describeAccessibility(stories: Record<string, Story | StoryMeta>) {
  for (const [name, story] of Object.entries(stories)) {
    if (!('render' in story)) continue
    for (const theme of ['light', 'dark'] as const) {
      it(`${name} has no accessibility violation in ${theme}`, async () => {
        const element = await mount(story.render(), { theme })
        await picturesLoaded(element.parentElement ?? document)
        // The rules about whole pages (landmarks, headings, titles) have nothing to say about a part of one.
        const { violations } = await axe.run(element.parentElement ?? element, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
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
