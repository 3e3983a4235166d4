import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeScene, editScene } from './compose.js'
import { sceneSchema } from './scene/scene.js'
import { colourWords, garmentWords, moodWords } from './vocabulary/describing-words.js'
import { doingWords, relationWords, verbWords } from './vocabulary/doing-words.js'
import { lookWords, placeWords, poseWords, weatherStrengths, weatherWords } from './vocabulary/scenery-words.js'
import { subjectWords } from './vocabulary/subject-words.js'

const lists = [colourWords, garmentWords, moodWords, placeWords, weatherWords, relationWords, verbWords, subjectWords]
const phrases = [
  ...lists.flatMap((list) => Object.values(list)),
  ...[...doingWords, ...lookWords, ...poseWords, ...weatherStrengths].map(([, words]) => words),
]
  .flatMap((words) => (words.split(' | ')[0] ?? '').split(', '))
  .concat(['two', 'twelve', '999', 'cats', 'balloons', '.', ',', 'and', 'and', 'the', 'a'])
const prompts = fc.array(fc.constantFrom(...phrases), { maxLength: 14 }).map((words) => words.join(' '))
const sizes = fc.constantFrom([1024, 1024], [1344, 768], [768, 1344], [256, 256])

describe('any conversation', () => {
  it('ends in a scene that can be read back, whatever is said', () => {
    fc.assert(
      fc.property(fc.array(prompts, { minLength: 1, maxLength: 6 }), sizes, fc.nat(), (said, size, seed) => {
        const [width = 1024, height = 1024] = size
        const [first = '', ...others] = said
        let scene = composeScene({ prompt: first, width, height }, seed)
        for (const prompt of others) scene = editScene(scene, { prompt, width, height })
        expect(sceneSchema.safeParse(JSON.parse(JSON.stringify(scene))).error).toBeUndefined()
      }),
      { numRuns: 300, seed: 7 },
    )
  })
})
