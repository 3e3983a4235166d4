import type { ResolvedMode } from '@picgen/sdk/contract'

/** How a picture came to be, in the words of IPTC's vocabulary of digital source types. */
export const sourceTypes = {
  /** By a trained model, from words or from pictures that were made so themselves. */
  generated: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  /** By a trained model, from a picture that somebody brought. */
  edited: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
  /** By rules, without a trained model. */
  drawn: 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia',
  /** By rules, on a picture that somebody brought. */
  composed: 'http://cv.iptc.org/newscodes/digitalsourcetype/composite',
} as const

/** What a file says of how its picture came to be. */
export interface Provenance {
  /** Of the image. */
  id: string
  kind: ResolvedMode
  prompt: string
  model: { id: string; name: string }
  /** Null where the model has none. */
  seed: number | null
  /** The image that it was made from, or null. */
  sourceImageId: string | null
  /** Further images that it was made with, in their order. */
  referenceImageIds: readonly string[]
  sourceType: keyof typeof sourceTypes
  /** When the image was asked for: `created_at` on the wire. */
  createdAt: Date
}

/** The program that a file names as its maker's. */
export const SOFTWARE = 'PicGen Studio'

/**
 * Text as XML 1.0 and the pictures' formats allow it: without control characters and halves of characters, lines ended by
 * a line feed, as an XML reader would change them anyway.
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
}
