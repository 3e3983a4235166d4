/** A prompt and the picture that came of it: two messages. */
export interface Exchange {
  readonly number: number
  readonly prompt: string
  readonly picture: {
    readonly url: string
    readonly width: number
    readonly height: number
    readonly placeholder: string
  }
}

const WISHES = [
  'Draw a cute cartoon cat in a yellow raincoat.',
  'Nice! Now make it raining, and give the cat a cup of hot cocoa.',
  'A bit darker, please.',
  'Put a lighthouse on the cliff behind it, with its light on, and two sailing boats that are on their way home before the storm comes in.',
  'Without the boats.',
  'As a watercolour on rough paper, with more sky and less ground, and leave some of the paper white where the light falls on the water.',
]

/** The same conversation for everybody: `count` messages, every other one a picture, each with an address of its own. */
export async function readConversation(count: number): Promise<{ exchanges: Exchange[]; next: () => Exchange }> {
  const pictures: Exchange['picture'][] = await (await fetch('/pictures.json')).json()
  let made = 0
  const next = (): Exchange => {
    const number = made++
    const picture = pictures[(number * 7) % pictures.length]
    if (!picture) throw new Error('There are no pictures.')
    const prompt = `${WISHES[number % WISHES.length]} (${number})`
    return { number, prompt, picture: { ...picture, url: `${picture.url}?n=${number}` } }
  }
  return { exchanges: Array.from({ length: count / 2 }, next), next }
}
