import { describe, expect, it } from 'vitest'
import { composeScene } from '../../compose.js'
import { createFrame } from '../frame.js'
import { rig } from '../rig.js'
import { strikePoses } from './postures.js'

const frame = createFrame(1024, 1024)
const actorsOf = (prompt: string) => composeScene({ prompt, width: 1024, height: 1024 }, 5).actors

/** Where the hand of an actor is in the picture, in pixels. */
function handInPicture(prompt: string, index: number, side: 'left' | 'right') {
  const { actors, postures } = strikePoses(actorsOf(prompt), frame)
  const actor = actors[index]
  const hand = actor && postures.get(actor.id)?.hands[side]
  if (!actor || !hand) throw new Error('There is no hand that reaches for anybody.')
  const scale = (actor.size * 1024) / rig.height
  return {
    x: actor.x * 1024 + (hand.x - rig.width / 2) * scale,
    y: actor.y * 1024 + (hand.y - rig.height) * scale,
  }
}

describe('what two do together', () => {
  it('brings their hands to one point', () => {
    const prompt = 'a bear and a rabbit holding hands'
    const [one, other] = [handInPicture(prompt, 0, 'right'), handInPicture(prompt, 1, 'left')]
    expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeLessThan(14)
  })

  it('brings them nearer for a hug than for a walk hand in hand, and leaves the scene as it was', () => {
    const gap = (prompt: string) => {
      const before = actorsOf(prompt)
      const kept = structuredClone(before)
      const [one, other] = strikePoses(before, frame).actors
      expect(before).toEqual(kept)
      return Math.abs((one?.x ?? 0) - (other?.x ?? 0))
    }
    const walking = gap('a bear and a rabbit holding hands')
    expect(gap('a bear and a rabbit hugging')).toBeLessThan(walking * 0.8)
    expect(gap('a bear and a rabbit kissing')).toBeLessThan(walking * 0.9)
  })

  it('takes whoever is nearest where only one was told to', () => {
    const { postures } = strikePoses(actorsOf('a prince kissing a frog'), frame)
    expect([...postures.values()].map(({ pose }) => pose)).toEqual(['kissing', 'kissing'])
  })

  it('needs somebody: alone, one stands as always', () => {
    expect(strikePoses(actorsOf('a bear hugging'), frame).postures.size).toBe(0)
  })

  it('joins a row of three, and leaves a tree out of it', () => {
    const { actors, postures } = strikePoses(actorsOf('three children holding hands and a tree'), frame)
    expect(postures.size).toBe(3)
    const tree = actors.find(({ icon }) => icon === 'deciduous-tree')
    expect(tree && postures.get(tree.id)).toBeUndefined()
    const middle = [...postures.values()].filter(({ hands }) => hands.left && hands.right)
    expect(middle).toHaveLength(1)
  })
})

describe('what one does alone', () => {
  it('lifts who jumps off the ground, and leans who runs the way that they look', () => {
    const of = (prompt: string) => [...strikePoses(actorsOf(prompt), frame).postures.values()][0]
    expect(of('a jumping frog')?.lift).toBeGreaterThan(0.1)
    expect(of('a running fox')?.lean).toBeGreaterThan(0)
  })

  it('is not done in a boat, except sitting and waving', () => {
    const postures = (prompt: string) => strikePoses(actorsOf(prompt), frame).postures.size
    expect(postures('a bear sitting in a canoe')).toBe(1)
    expect(postures('a bear running in a canoe')).toBe(0)
  })
})
