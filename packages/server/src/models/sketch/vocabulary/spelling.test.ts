import { describe, expect, it } from 'vitest'
import { readPrompt } from '../reading/read-prompt.js'
import { spelled } from './spelling.js'

describe('spelling', () => {
  it.each([
    ['dinasour', 'dinosaur'],
    ['piza', 'pizza'],
    ['purpel', 'purple'],
    ['elefant', 'elephant'],
    ['elephent', 'elephant'],
    ['unicron', 'unicorn'],
    ['astronot', 'astronaut'],
    ['baloons', 'balloons'],
    ['rabit', 'rabbit'],
    ['pengiun', 'penguin'],
    ['yelow', 'yellow'],
    ['raincot', 'raincoat'],
    ['sungalsses', 'sunglasses'],
    ['umbrela', 'umbrella'],
    ['girafe', 'giraffe'],
    ['butterflys', 'butterflies'],
    ['mountian', 'mountain'],
  ])('reads %s as %s', (written, meant) => {
    expect(readPrompt(written)).toEqual(readPrompt(meant))
  })

  it.each(
    'would whole start better month heard voice threat stood tricks policy closest thanks wouldnt roar monocle undo surprise sharp'.split(
      ' ',
    ),
  )('leaves %s alone', (word) => expect(spelled(word)).toBe(word))

  it('takes no word of another language for a slip', () => {
    expect(readPrompt('Füge eine Katze hinzu')).toEqual(readPrompt('eine Katze'))
  })

  it('guesses nothing where two are as near', () => {
    expect(spelled('cxt')).toBe('cxt')
    expect(readPrompt('zzzzqq')).toEqual([])
  })
})
