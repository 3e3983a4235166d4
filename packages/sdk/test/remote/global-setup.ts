import type { TestProject } from 'vitest/node'
import { startStudioHost } from './studio-host.js'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where tests start their Studios. */
    studioHost: string
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const host = await startStudioHost()
  provide('studioHost', host.url)
  return host.stop
}
