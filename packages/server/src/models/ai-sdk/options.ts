import { z } from 'zod'
import type { ModelSettings } from '../image-provider.js'
import type { ProviderOptions } from './definition.js'

const jsonObject = z.record(z.string(), z.json())

/** The entry's `options`, which the configuration file has let through as JSON. */
export function jsonOptions({ options }: Pick<ModelSettings, 'options'>): ProviderOptions {
  return jsonObject.parse(options)
}
