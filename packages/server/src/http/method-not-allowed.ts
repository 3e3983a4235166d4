import type { FastifyInstance, HTTPMethods } from 'fastify'
import { ProblemError } from './problems.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route only says that its path has other methods. */
    isRefusal?: true
  }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'] as const satisfies HTTPMethods[]

/** Call before the routes are registered: afterwards, `refuse` answers 405 on their paths for every method they lack. */
export function collectMethods(app: FastifyInstance): { refuse(): void } {
  const allowed = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const known = allowed.get(url) ?? new Set()
    for (const each of [method].flat()) known.add(each)
    allowed.set(url, known)
  })

  return {
    refuse() {
      for (const [url, known] of [...allowed]) {
        const method = methods.filter((each) => !known.has(each))
        const allow = [...known].join(', ')
        if (method.length === 0 || url.includes('*')) continue
        app.route({
          url,
          method,
          config: { isRefusal: true },
          handler: async (request, reply) => {
            reply.header('allow', allow)
            throw new ProblemError(
              'method_not_allowed',
              `Use ${allow.replaceAll(', ', ' or ')} here, not ${request.method}.`,
            )
          },
        })
      }
    },
  }
}
