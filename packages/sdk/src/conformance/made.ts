import type { Answer, Caller } from './caller.js'

/** Conversations and images that the kit made on the backend, so that it leaves none behind. */
export interface Made {
  /** Notes what this answer to a POST says was made. */
  note(caller: Caller, path: string, answer: Answer): void
  /** How many images were asked for so far, uploads not counted. */
  readonly imageCount: number
  /** Deletes everything. Resolves with the paths of what could not be deleted. */
  cleanUp(): Promise<string[]>
}

/** Starts with nothing. */
export function createMade(): Made {
  const owners = new Map<string, Caller>()
  const generated = new Set<string>()

  return {
    get imageCount() {
      return generated.size
    },
    note(caller, path, { status, text }) {
      if (status !== 201 && status !== 202) return
      for (const made of readMade(path, text)) {
        owners.set(made.path, caller)
        if (made.isGenerated) generated.add(made.path)
      }
    },
    async cleanUp() {
      const left: string[] = []
      // Conversations first: what is still being made in them is cancelled with them.
      const paths = [...owners].sort(([a], [b]) => Number(isImage(a)) - Number(isImage(b)))
      for (const [path, caller] of paths) {
        const answer = await caller.call('DELETE', path)
        if (answer.status !== 204 && answer.status !== 404) left.push(path)
      }
      owners.clear()
      return left
    },
  }
}

interface MadeThing {
  path: string
  isGenerated: boolean
}

function readMade(path: string, text: string): MadeThing[] {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    // No JSON names nothing that could be deleted; the check itself says that it is none.
    return []
  }
  const { id, image_id } = Object(body) as Record<string, unknown>
  if (path.endsWith('/messages')) return thing('/api/images', image_id, true)
  if (path.startsWith('/api/image-conversations')) return thing('/api/image-conversations', id, false)
  if (/^\/api\/images(\/text2img|\/img2img)?$/.test(path)) return thing('/api/images', id, path !== '/api/images')
  return []
}

function thing(path: string, id: unknown, isGenerated: boolean): MadeThing[] {
  return typeof id === 'string' && /^[\w-]+$/.test(id) ? [{ path: `${path}/${id}`, isGenerated }] : []
}

function isImage(path: string): boolean {
  return path.startsWith('/api/images/')
}
