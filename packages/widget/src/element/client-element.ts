import { createPicGen, type PicGen } from '@picgen/sdk'
import type { PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { PicGenElement } from './picgen-element.js'

/** An element that asks a PicGen Studio server by itself. */
export abstract class ClientElement extends PicGenElement {
  /** Address of the PicGen Studio server. Default: the origin of the page. */
  @property() api = ''
  /** A bearer token that stays good. */
  @property({ attribute: false }) token: string | undefined
  /** Gives the token of the next request, in place of `token`. */
  @property({ attribute: false }) getToken: (() => string | Promise<string>) | undefined
  /** A client made elsewhere, in place of `api` and the tokens. */
  @property({ attribute: false }) client: PicGen | undefined

  /** Asks the server; null where the page names none that can be. */
  protected picgen: PicGen | null = null
  /** What is wrong with how the page uses the element, for whoever wrote the page. */
  protected misuse = ''

  private madeOf: unknown

  /** Called when there is another client, another server or another person: what was read is no longer theirs. */
  protected clientChanged() {}
  /** Called when the page has given another token for the same client. */
  protected tokenChanged() {}

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!this.isConnected) return
    // Only a change of these makes another client; a new token is asked for when it is needed.
    const madeOf = this.client ?? `${this.api} ${this.isIdentified}`
    if (madeOf !== this.madeOf) {
      this.madeOf = madeOf
      this.picgen = this.client ?? this.makeClient()
      this.clientChanged()
    } else if (changed.has('token') || changed.has('getToken')) {
      this.picgen?.forgetToken()
      this.tokenChanged()
    }
  }

  private get isIdentified() {
    return this.token !== undefined || this.getToken !== undefined
  }

  private makeClient(): PicGen | null {
    // Looked up when it is asked for, so that a token or a function given anew counts from then on.
    const getToken = async () => (await this.getToken?.()) ?? this.token ?? ''
    const baseUrl = this.api || location.origin
    this.misuse = ''
    try {
      return createPicGen(this.isIdentified ? { baseUrl, getToken } : { baseUrl })
    } catch (error) {
      // An address that is none: whoever wrote the page should read it there.
      this.misuse = error instanceof Error ? error.message : String(error)
      return null
    }
  }
}
