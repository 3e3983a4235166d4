import { animals } from './animals.js'
import { chinese } from './chinese.js'
import type { Conversation } from './conversation.js'
import { people } from './people.js'
import { things } from './things.js'

export type { Conversation, Fact, Turn } from './conversation.js'

/** Twenty conversations of four turns: what must be, and must stay, in the scene after each. */
export const conversations: readonly Conversation[] = [...animals, ...people, ...things, ...chinese]
