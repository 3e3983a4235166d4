import type { ServerResponse } from 'node:http'
import type { Ask, StandInReply } from './stand-in.js'

/** What a scenario lets happen in place of an answer. It is thrown through the description's handler. */
export class Fault extends Error {
  override readonly name = 'Fault'

  constructor(
    message: string,
    /** Answers the request, or breaks it off. */
    readonly act: (response: ServerResponse) => void,
    /** Whether the provider may have begun to work, and to charge, before it happened. */
    readonly maybeBilled = false,
  ) {
    super(message)
  }
}

/** What a scenario wants of a stand-in. What it does not say goes well. */
export interface Script {
  /** In place of the answer to the n-th request for a picture, from 0. */
  onAsk?(n: number, ask: Ask): Fault | undefined
  /** In place of the answer to the n-th look at a job, from 0. */
  onLook?(n: number): Fault | undefined
  /** Answers to requests for pictures wait, and jobs stay as they run, until `release`. */
  isHeld?: boolean
  /** The answer that a job was started waits until `release`. */
  holdsStart?: boolean
  /** Jobs end refused for their content. */
  refuses?: boolean
  /** Bytes in place of the picture's own. */
  bytes?(bytes: Buffer): Buffer
  /** Where the picture's URL leads. */
  url?: string
}

/** Sends this reply. */
export function sends(reply: StandInReply, headers: Readonly<Record<string, string>> = {}): Fault {
  return new Fault(`answers ${reply.status ?? 200}`, (response) =>
    send(response, { ...reply, headers: { ...reply.headers, ...headers } }),
  )
}

/** Cuts the connection once the request was read. */
export function resets(): Fault {
  return new Fault('resets', (response) => response.req.socket.resetAndDestroy(), true)
}

/** A page of a proxy in between, with the status of a success. */
export function sendsHtml(): Fault {
  const body =
    '<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>Sign in to the network</h1></body></html>'
  return new Fault(
    'sends a page',
    (response) => send(response, { headers: { 'content-type': 'text/html' }, body }),
    true,
  )
}

/** Bytes without an end; `announced` says so in the header: a terabyte. */
export function floods(contentType: string, announced = false): Fault {
  return new Fault('floods', (response) => flood(response, contentType, announced), true)
}

const FLOOD = Buffer.alloc(256 * 1024, 'A')

/** Writes until nobody reads any more. */
export function flood(response: ServerResponse, contentType: string, announced: boolean): void {
  response.writeHead(200, {
    'content-type': contentType,
    ...(announced && { 'content-length': String(1024 ** 4) }),
  })
  if (contentType === 'application/json') response.write('{"data":"')
  const write = () => {
    while (!response.destroyed && response.write(FLOOD));
  }
  response.on('drain', write)
  write()
}

/** Sends a reply as it is described. */
export function send(response: ServerResponse, { status = 200, headers = {}, json, body }: StandInReply): void {
  const isJson = json !== undefined
  response.writeHead(status, { ...(isJson && { 'content-type': 'application/json' }), ...headers })
  response.end(isJson ? JSON.stringify(json) : body)
}
