import type { ImageModelRequest, SourceImage } from '../image-model.js'

/** All images that a model is to look at: the source first, then the references in their order. */
export function givenImages({ source, references }: ImageModelRequest): readonly SourceImage[] {
  return source ? [source, ...references] : references
}
