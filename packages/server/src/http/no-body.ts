import * as z from 'zod/mini'

/** What a route that takes no body says of it: none, or an empty object. */
export const noBodySchema = z.nullish(z.strictObject({}))
