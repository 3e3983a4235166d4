/** Milliseconds that the page around has for a token. */
const TOKEN_DEADLINE_MS = 15_000

/**
 * Talks with the page that frames this one. Only its exact origin hears what is told, and only its own word counts: a
 * browser sees to the first, `isFromHost` to the second.
 */
export class HostChannel {
  private waiting: Promise<string> | null = null

  constructor(
    private readonly origin: string,
    private readonly host: Window,
  ) {}

  /** The channel to the page around, which names its origin in `?origin=`; null where there is none. */
  static toParent(origin: string | null): HostChannel | null {
    if (origin === null || parent === window || !URL.canParse(origin) || new URL(origin).origin !== origin) return null
    return new HostChannel(origin, parent)
  }

  tell(message: { type: string } & Record<string, unknown>) {
    this.host.postMessage(message, this.origin)
  }

  /** Calls back with every message of the page around that has a type. */
  onMessage(listener: (message: Record<string, unknown> & { type: string }) => void): () => void {
    const hear = (event: MessageEvent<unknown>) => {
      const { data } = event
      if (!this.isFromHost(event) || typeof data !== 'object' || data === null) return
      const message = { type: '', ...data }
      if (typeof message.type === 'string') listener(message)
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }

  /** Asks for a token. Several that are asked for at once are one question. */
  readonly token = (): Promise<string> => {
    this.waiting ??= this.askForToken().finally(() => {
      this.waiting = null
    })
    return this.waiting
  }

  private askForToken(): Promise<string> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer)
        stop()
        settle()
      }
      const stop = this.onMessage((message) => {
        const { type, token } = { token: undefined, ...message }
        if (type === 'picgen-token' && typeof token === 'string') end(() => resolve(token))
      })
      const timer = setTimeout(() => end(() => reject(new Error('The page around gave no token.'))), TOKEN_DEADLINE_MS)
      this.tell({ type: 'picgen-token-request' })
    })
  }

  private isFromHost({ origin, source }: MessageEvent) {
    return origin === this.origin && source === this.host
  }
}
