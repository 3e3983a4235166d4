import type { TemplateResult } from 'lit'

/** What a person may turn while they look at a story. */
export type StoryArgs = Record<string, string | number | boolean>

/** What a story file exports by default, in Component Story Format. */
export interface StoryMeta {
  title: string
  /** The tag that it shows. */
  component: keyof HTMLElementTagNameMap
  /** How to turn each of the `args`: see Storybook's `argTypes`. */
  argTypes?: Record<string, { name?: string; description?: string; control?: object; options?: readonly string[] }>
  parameters?: Record<string, unknown>
}

/** One state of an element. */
export interface Story {
  /** In place of its exported name. */
  name?: string
  parameters?: Record<string, unknown>
  render: () => TemplateResult
}

/** A story with something to turn, by controls beside it. */
export interface TurnableStory<Args extends StoryArgs> extends Omit<Story, 'render'> {
  args: Args
  render: (args: Args) => TemplateResult
}
