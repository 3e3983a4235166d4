import type { Model } from '@picgen/sdk/contract'
import sharp from 'sharp'
import {
  type GeneratedImage,
  type ImageModel,
  ImageModelError,
  type ImageModelRequest,
} from '../src/models/image-model.js'

/** One call of the model, for the test to answer. */
export interface PuppetCall {
  request: ImageModelRequest
  signal: AbortSignal
  progress(fraction: number): void
  preview(bytes: Uint8Array): void
  /** Answers with a picture of the asked size, or with these bytes. */
  complete(bytes?: Uint8Array): Promise<void>
  /** Answers with exactly this. */
  answer(generated: GeneratedImage): void
  fail(error: Error): void
}

/** An image model whose every answer the test decides. */
export interface PuppetModel extends ImageModel {
  /** The call for this prompt, as soon as the worker makes it. */
  call(prompt: string): Promise<PuppetCall>
  /** Answers this prompt with a picture at once, whenever it comes. */
  completeAtOnce(prompt: string): Promise<void>
}

const INFO: Model = {
  id: 'puppet',
  name: 'Puppet',
  kinds: ['text2img', 'img2img'],
  sizes: ['64x64', '96x64', '64x96'],
  default_size: '64x64',
  credits: 2,
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  is_demo: true,
}

/** Makes a puppet; `info` overrides what the catalogue says of it. */
export function createPuppetModel(info: Partial<Model> = {}): PuppetModel {
  const made = new Map<string, PuppetCall>()
  const waiting = new Map<string, (call: PuppetCall) => void>()

  const generate: ImageModel['generate'] = (request, { signal, onProgress, onPreview }) =>
    new Promise<GeneratedImage>((resolve, reject) => {
      const call: PuppetCall = {
        request,
        signal,
        progress: onProgress,
        preview: onPreview,
        complete: async (bytes) => resolve({ bytes: bytes ?? (await picture(request.width, request.height)) }),
        answer: resolve,
        fail: reject,
      }
      const taken = waiting.get(request.prompt)
      waiting.delete(request.prompt)
      if (taken) taken(call)
      else made.set(request.prompt, call)
    })

  const nextCall = (prompt: string) =>
    new Promise<PuppetCall>((resolve) => {
      const call = made.get(prompt)
      made.delete(prompt)
      if (call) resolve(call)
      else waiting.set(prompt, resolve)
    })

  return {
    info: { ...INFO, ...info },
    generate,
    call: nextCall,
    completeAtOnce: async (prompt) => (await nextCall(prompt)).complete(),
  }
}

/** A plain PNG of this size. */
export function picture(width: number, height: number, background = '#e8b04a'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer()
}

/** What an adapter throws when its provider says no. */
export function refusal(message = 'The model refused.'): ImageModelError {
  return new ImageModelError('provider_rejected', message)
}
