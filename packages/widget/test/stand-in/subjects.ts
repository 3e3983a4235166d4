/** What people ask for: the prompts of a history that looks like one. */
export const subjects = [
  'A lighthouse on a cliff at night, stars above the sea',
  'Draw a cute cartoon cat in a yellow raincoat.',
  'A quiet harbour in the morning, fishing boats and gulls',
  'Snow on the mountains, a small house with a red roof',
  'A city park in spring, trees in blossom',
  'A sailing boat on a calm lake under the moon',
  'A village in the valley after the rain',
  'The forest in autumn, low sun between the trees',
  'A glass tower that mirrors the evening sky',
  'A garden with a round table set for four',
]

/** One of them, again and again from the beginning. */
export function subjectAt(index: number): string {
  return subjects[index % subjects.length] ?? ''
}
