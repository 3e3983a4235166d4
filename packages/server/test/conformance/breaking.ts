/* Ways to break one rule of a backend that keeps them all: what `fetch` sends or gets is changed on the way. */

/** Asks the backend. */
export type Send = (request: Request) => Promise<Response>

/** Answers as a backend would that breaks one rule. */
export type Break = (send: Send, request: Request) => Promise<Response>

/** The check that has to see it, what the backend does wrong, and how it is done. */
export type Breakage = [check: string, wrong: string, how: Break]

/** A `fetch` through which a backend looks broken. */
export function brokenFetch(how: Break): typeof fetch {
  return (input, init) => how((request) => fetch(request), new Request(input, init))
}

/** Is it this request? `where` is a method and a path, in which `*` stands for one part. */
export function isAt(where: string, { method, url }: Request): boolean {
  const [wanted, path = ''] = where.split(' ')
  const pattern = new RegExp(`^${path.replaceAll('*', '[^/]+')}$`)
  return (wanted === method || wanted === 'ANY') && pattern.test(new URL(url).pathname)
}

/** Other things where it says, and everything else as it is. */
export function at(where: string, how: Break): Break {
  return (send, request) => (isAt(where, request) ? how(send, request) : send(request))
}

/** One after the other: the first is nearest to the caller. */
export function both(first: Break, second: Break): Break {
  return (send, request) => first((inner) => second(send, inner), request)
}

/** Changes the JSON of a good answer. What `change` returns takes its place, if it returns something. */
export function answers<Body>(where: string, change: (body: Body, request: Request) => unknown): Break {
  return at(where, async (send, request) => {
    const response = await send(request)
    if (!response.ok) return response
    const body: Body = JSON.parse(await response.text())
    const changed = change(body, request)
    return reply(response, JSON.stringify(changed === undefined ? body : changed))
  })
}

/** Changes the JSON of a refusal. */
export function refuses<Body>(where: string, change: (body: Body) => unknown): Break {
  return at(where, async (send, request) => {
    const response = await send(request)
    if (response.ok) return response
    const body: Body = JSON.parse(await response.text())
    change(body)
    return reply(response, JSON.stringify(body))
  })
}

/** Changes the headers of every answer. */
export function headers(where: string, change: (headers: Headers, request: Request) => void): Break {
  return at(where, async (send, request) => {
    const response = await send(request)
    const changed = new Headers(response.headers)
    change(changed, request)
    return new Response(response.body, { status: response.status, headers: changed })
  })
}

/** Answers with another status where it would have been this one. */
export function status(where: string, from: number, to: number): Break {
  return at(where, async (send, request) => {
    const response = await send(request)
    if (response.status !== from) return response
    const bytes = await response.arrayBuffer()
    return new Response(bytes.byteLength > 0 ? bytes : null, { status: to, headers: response.headers })
  })
}

/** Answers with a problem of its own where this is true of the request. */
export function problem(
  where: string,
  code: string,
  to: number,
  isWanted: (text: string, request: Request) => boolean,
): Break {
  return at(where, async (send, request) => {
    const text = await request.clone().text()
    if (!isWanted(text, request)) return send(request)
    const body = { type: 'about:blank', title: code, status: to, detail: 'No.', code, request_id: 'r' }
    return new Response(JSON.stringify(body), {
      status: to,
      headers: { 'content-type': 'application/problem+json', 'x-request-id': 'r' },
    })
  })
}

/** Changes the JSON that is sent, before the backend sees it. */
export function takes<Body>(where: string, change: (body: Body, request: Request) => void): Break {
  return at(where, async (send, request) => {
    const text = await request.text()
    const body: Body = text === '' ? {} : JSON.parse(text)
    change(body, request)
    return send(resent(request, request.url, request.headers, JSON.stringify(body)))
  })
}

/** Changes the headers that are sent. */
export function hears(where: string, change: (headers: Headers, request: Request) => void | Promise<void>): Break {
  return at(where, async (send, request) => {
    const changed = new Headers(request.headers)
    await change(changed, request.clone())
    const body = await request.arrayBuffer()
    return send(resent(request, request.url, changed, body))
  })
}

/** Changes the query that is sent. */
export function queries(where: string, change: (query: URLSearchParams) => void): Break {
  return at(where, async (send, request) => {
    const url = new URL(request.url)
    change(url.searchParams)
    return send(resent(request, url.href, request.headers, await request.arrayBuffer()))
  })
}

/** Changes each block of an event stream; an empty one is left out. */
export function streams(change: (block: string, request: Request) => string): Break {
  return at('GET /api/image-conversations/*/events', async (send, request) => {
    const response = await send(request)
    let rest = ''
    const changed = response.body?.pipeThrough(new TextDecoderStream()).pipeThrough(
      new TransformStream<string, string>({
        transform(piece, controller) {
          const blocks = (rest + piece).split('\n\n')
          rest = blocks.pop() ?? ''
          for (const block of blocks.map((each) => change(each, request))) {
            if (block !== '') controller.enqueue(`${block}\n\n`)
          }
        },
      }),
    )
    return new Response(changed?.pipeThrough(new TextEncoderStream()) ?? null, response)
  })
}

/** Takes everybody for the first who came. */
export function asFirstCaller(where: string): Break {
  let first: string | null = null
  return async (send, request) => {
    first ??= request.headers.get('authorization')
    const change = (changed: Headers) => {
      if (first !== null) changed.set('authorization', first)
    }
    return hears(where, change)(send, request)
  }
}

function reply({ status: same, headers: old }: Response, body: string): Response {
  const kept = new Headers(old)
  kept.delete('content-length')
  return new Response(body, { status: same, headers: kept })
}

function resent(request: Request, url: string, sent: Headers, body: string | ArrayBuffer): Request {
  const { method, redirect, signal } = request
  const isEmpty = typeof body === 'string' ? body === '' : body.byteLength === 0
  const changed = new Headers(sent)
  if (typeof body === 'string' && !changed.has('content-type')) changed.set('content-type', 'application/json')
  return new Request(url, {
    method,
    redirect,
    signal,
    headers: changed,
    body: isEmpty || method === 'GET' ? null : body,
  })
}
