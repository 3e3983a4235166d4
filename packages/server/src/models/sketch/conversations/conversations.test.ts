import { describe, expect, it } from 'vitest'
import { composeScene, editScene } from '../compose.js'
import { type Scene, sceneSchema } from '../scene/scene.js'
import { faultOf, side } from './check-facts.js'
import { faultsOf, lastingFacts } from './check-turn.js'
import { type Conversation, conversations, type Fact } from './index.js'

const size = { width: side, height: side }

/** All that goes wrong in a conversation, each with what was said. */
function play({ turns }: Conversation, seed: number): string[] {
  let scene: Scene | null = null
  let facts: Fact[] = []
  const faults: string[] = []
  for (const turn of turns) {
    const before: Scene | null = scene
    const after: Scene = before
      ? editScene(before, { ...size, prompt: turn.says })
      : composeScene({ ...size, prompt: turn.says }, seed)
    facts = lastingFacts(facts, turn, after)
    const broken = facts.map((fact) => faultOf(after, fact)).filter((fault) => fault !== null)
    faults.push(...[...faultsOf(turn, before, after), ...broken].map((fault) => `"${turn.says}": ${fault}`))
    facts = [...facts, ...(turn.where ?? [])]
    scene = sceneSchema.parse(JSON.parse(JSON.stringify(after)))
  }
  return faults
}

describe('a conversation of four turns', () => {
  it('is there twenty times, at least four of them in Chinese', () => {
    expect(conversations).toHaveLength(20)
    expect(conversations.filter(({ about }) => /\p{Script=Han}/u.test(about)).length).toBeGreaterThanOrEqual(4)
  })

  it.each(conversations)('shows what was asked for and keeps the rest: $about', (conversation) => {
    expect([5, 11, 2_000_000_011].flatMap((seed) => play(conversation, seed))).toEqual([])
  })
})
