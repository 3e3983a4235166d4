import { modelListShape } from '../contract/objects.js'
import { routes } from '../contract/routes.js'
import type { Model } from '../contract/types.js'
import type { Http } from './http.js'
import type { RequestOptions } from './options.js'

/** The catalogue. */
export interface Models {
  /** Every model that can be asked for, the one that is used by default first. */
  list(options?: RequestOptions): Promise<Model[]>
}

export function createModels(http: Http): Models {
  return {
    list: async (options) => (await http({ route: routes.listModels, answer: modelListShape, options })).data,
  }
}
