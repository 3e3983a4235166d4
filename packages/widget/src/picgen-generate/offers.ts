import type { Account, Model, PicGen, ResolvedMode } from '@picgen/sdk'
import type { ReactiveControllerHost } from 'lit'
import { modelsOf } from '../element/models.js'

/** What there is to choose from on a server, and what it costs this person. */
export class Offers {
  models: readonly Model[] = []
  credits: Account['credits'] | undefined

  private client: PicGen | null = null

  /** `host` is rendered whenever one of them has come. */
  constructor(private readonly host: ReactiveControllerHost) {}

  /** What it is made with: the model that was chosen, or the first that can do this. */
  modelFor(kind: ResolvedMode, chosen: string): Model | undefined {
    const able = this.models.filter(({ kinds }) => kinds.includes(kind))
    return able.find(({ id }) => id === chosen) ?? able[0]
  }

  /** Reads both from a server; rejects where the models can't be read. What is known is not read again. */
  async read(client: PicGen | null) {
    if (client !== this.client) this.models = []
    this.client = client
    if (!client || this.models.length > 0) return
    void this.readCredits()
    const models = await modelsOf(client)
    if (client !== this.client) return
    this.models = models
    this.host.requestUpdate()
  }

  /** Where they can't be read, nothing is said of them. */
  async readCredits() {
    const { client } = this
    const account = await client?.account.get().catch(() => undefined)
    if (client !== this.client) return
    this.credits = account?.credits
    this.host.requestUpdate()
  }
}
