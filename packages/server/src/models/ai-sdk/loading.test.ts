import { registerHooks } from 'node:module'
import { expect, test } from 'vitest'

test('starting loads no package of a vendor', async () => {
  const vendors: string[] = []
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (/@ai-sdk[/+]/.test(specifier)) vendors.push(specifier)
      return next(specifier, context)
    },
  })
  try {
    await import('../../composition.js')
    expect(vendors).toEqual([])
    // The same look sees one that is loaded.
    await import('@ai-sdk/openai')
    expect(vendors).not.toEqual([])
  } finally {
    hooks.deregister()
  }
})
