import type { ModelPreset } from '../image-provider.js'

/** What the catalogue needs of a model: all but how its provider is asked. */
export function presetOf<Inputs, Preset extends ModelPreset & { inputs: Inputs }>({
  inputs,
  ...preset
}: Preset): Omit<Preset, 'inputs'> {
  return preset
}
