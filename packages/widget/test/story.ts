import type { TemplateResult } from 'lit'

/** What a story file exports by default, in Component Story Format. */
export interface StoryMeta {
  title: string
  /** The tag that it shows. */
  component: keyof HTMLElementTagNameMap
}

/** One state of an element. */
export interface Story {
  render: () => TemplateResult
}
