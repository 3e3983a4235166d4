import type { Route } from '@picgen/sdk/contract'

/** A route of the contract as `app.route` takes it: `{image_id}` in its path becomes `:image_id`. */
export function at({ method, path }: Route): { method: Route['method']; url: string } {
  return { method, url: path.replace(/\{(\w+)\}/g, ':$1') }
}
