import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { type ComfyPrompt, nodeErrors, promptRequest, read, STOCK_NODES } from './comfyui-workflows.js'
import type { Handler, StandIn, StandInJob, StandInReply, StandInRequest } from './conformance/index.js'
import { resets } from './conformance/script.js'

export const CHECKPOINTS = ['sd_xl_base_1.0.safetensors', 'SD15/v1-5-pruned-emaonly.safetensors']

const uploadForm = z.strictObject({
  image: z.instanceof(File),
  type: z.enum(['input', 'temp']),
  subfolder: z.string(),
  overwrite: z.literal('true').optional(),
})

/** A prompt in the queue, running, or over. */
interface Entry {
  number: number
  id: string
  clientId: string
  prompt: ComfyPrompt
  job: StandInJob
  previewMethod: string
  /** When it was interrupted, which leaves a trace in the history; taken out of the queue, it leaves none. */
  wasInterrupted: boolean
}

/** ComfyUI's server.py and execution.py, as far as a client sees them. */
export interface ComfyUi extends Handler {
  readonly entries: ReadonlyMap<string, Entry>
  /** The sockets that are open, by client id. */
  readonly sockets: ReadonlyMap<string, WebSocket>
  /** Whether it takes the prompt id that a client chooses. Versions before 2025 do not. */
  takesIds: boolean
  /** Whether it works on somebody else's prompt, so that what is queued waits. */
  isBusy: boolean
  /** Whether the answer to the next prompt gets lost, which is queued all the same. */
  losesAnswer: boolean
  /** What a workflow that ends refused fails with. */
  failure: { node_type: string; exception_type: string; exception_message: string }
  /** The `authorization` that a proxy before it asks for. */
  authorization: string | null
  /** Forgets everything, as a restart does. */
  restart(): void
}

/** Makes one that answers for this scenario. */
export function createComfyUi(stand: StandIn): ComfyUi {
  const entries = new Map<string, Entry>()
  const sockets = new Map<string, WebSocket>()
  const uploads = new Map<string, Uint8Array>()
  const server = new WebSocketServer({ noServer: true })

  const tell = (clientId: string, type: string, data: object) =>
    sockets.get(clientId)?.send(JSON.stringify({ type, data }))

  const submit = async (request: StandInRequest): Promise<StandInReply> => {
    const { prompt, prompt_id, client_id, extra_data } = stand.check(promptRequest, request.json())
    const errors = nodeErrors(prompt, { checkpoints: CHECKPOINTS, images: uploads })
    if (errors) return { status: 400, json: errors }
    const number = entries.size
    const id = comfy.takesIds ? prompt_id : `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
    const job = await stand.startJob(read(prompt, uploads), id)
    const { preview_method: previewMethod } = extra_data
    const entry: Entry = { number, id, clientId: client_id, prompt, job, previewMethod, wasInterrupted: false }
    entries.set(id, entry)
    if (!comfy.isBusy) job.subscribe(() => announce(entry))
    if (comfy.losesAnswer) {
      comfy.losesAnswer = false
      throw resets()
    }
    return { json: { prompt_id: id, number, node_errors: {} } }
  }

  /** What the executor sends to the client whose prompt it is. */
  const announce = ({ id, clientId, job, prompt, previewMethod, wasInterrupted }: Entry) => {
    const say = (type: string, data: object = {}) => tell(clientId, type, { prompt_id: id, ...data })
    const at = { timestamp: 1_775_401_200_000 }
    if (job.state === 'running') {
      say('execution_start', at)
      say('execution_cached', { nodes: [], ...at })
      for (const node of Object.keys(prompt).filter((each) => each !== 'output')) {
        say('executing', { node, display_node: node })
        if (node !== 'sampler') continue
        say('progress', { value: 10, max: 25, node })
        // By itself it makes none: `--preview-method` is "none" where it is not given.
        if (!['none', 'default'].includes(previewMethod)) sockets.get(clientId)?.send(previewFrame())
        break
      }
    } else if (job.state === 'done') {
      say('executed', { node: 'output', display_node: 'output', output: outputOf(id) })
      say('execution_success', at)
      say('executing', { node: null })
    } else if (job.state === 'refused')
      say('execution_error', { ...comfy.failure, prompt_id: id, node_id: 'sampler', ...at })
    else if (wasInterrupted) say('execution_interrupted', { node_id: 'sampler', node_type: 'KSampler', executed: [] })
  }

  const history = async (id: string): Promise<StandInReply> => {
    const job = comfy.isBusy ? undefined : await stand.look(id)
    const entry = entries.get(id)
    const ended = job && entry && historyOf(entry, comfy.failure)
    return { json: ended ? { [id]: ended } : {} }
  }

  const queue = () => {
    const items = (state: StandInJob['state']) =>
      [...entries.values()]
        .filter(({ job }) => job.state === state)
        .map(({ number, id, prompt, clientId }) => [number, id, prompt, { client_id: clientId }, ['output']])
    return { json: { queue_running: items('running'), queue_pending: items('queued') } }
  }

  const upload = async (request: StandInRequest): Promise<StandInReply> => {
    const { image, type, subfolder } = stand.check(uploadForm, Object.fromEntries(await request.form()))
    uploads.set(`${subfolder}/${image.name} [${type}]`, new Uint8Array(await image.arrayBuffer()))
    return { json: { name: image.name, subfolder, type } }
  }

  const cancel = (entry: Entry | undefined, state: StandInJob['state']) => {
    if (entry?.job.state !== state) return
    entry.wasInterrupted = state === 'running'
    stand.cancel(entry.id)
  }

  const handle = async (request: StandInRequest): Promise<StandInReply | undefined> => {
    if (!isLetIn(request)) return { status: 401, body: '401 Authorization Required' }
    if (request.is('POST', '/prompt')) return submit(request)
    if (request.is('POST', '/upload/image')) return upload(request)
    if (request.is('GET', '/queue')) return queue()
    if (request.is('GET', '/models/checkpoints')) return { json: CHECKPOINTS }
    if (request.is('GET', /^\/history\/[\w-]+$/)) return history(request.path.slice('/history/'.length))
    if (request.is('GET', /^\/object_info\/\w+$/)) {
      const name = request.path.slice('/object_info/'.length)
      return { json: Object.hasOwn(STOCK_NODES, name) ? { [name]: { input: { required: {} }, name } } : {} }
    }
    if (request.is('POST', '/queue')) {
      const body = stand.check(z.strictObject({ delete: z.array(z.uuid()) }), request.json())
      for (const id of body.delete) cancel(entries.get(id), 'queued')
      return { body: '' }
    }
    if (request.is('POST', '/interrupt')) {
      const body = stand.check(z.strictObject({ prompt_id: z.uuid() }), request.json())
      cancel(entries.get(body.prompt_id), 'running')
      return { body: '' }
    }
    if (request.is('GET', '/view')) {
      const picture = entries.get((request.query.get('filename') ?? '').replace(/_00001_\.png$/, ''))?.job.picture
      if (!picture || request.query.get('type') !== 'temp') return { status: 404, body: '404: Not Found' }
      return { headers: { 'content-type': 'image/png' }, body: picture.bytes }
    }
    return undefined
  }

  const isLetIn = ({ headers }: Pick<StandInRequest, 'headers'>) =>
    comfy.authorization === null || headers.authorization === comfy.authorization

  const comfy: ComfyUi = Object.assign(handle, {
    entries,
    sockets,
    takesIds: true,
    isBusy: false,
    losesAnswer: false,
    failure: MODERATED,
    authorization: null,
    restart: () => {
      entries.clear()
      for (const socket of sockets.values()) socket.terminate()
    },
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      const url = new URL(request.url ?? '/', 'http://comfyui')
      if (url.pathname !== '/ws') stand.problem(`asks for an upgrade of ${url.pathname}`)
      if (!isLetIn(request)) {
        socket.destroy()
        return
      }
      // As there: whoever's socket closes last takes the client's entry along, even that of a newer socket.
      const clientId = url.searchParams.get('clientId') ?? ''
      server.handleUpgrade(request, socket, head, (client) => {
        sockets.set(clientId, client)
        client.on('close', () => sockets.delete(clientId))
        tell(clientId, 'status', { status: { exec_info: { queue_remaining: entries.size } }, sid: clientId })
      })
    },
  })
  return comfy
}

/** A preview as `send_image` packs it: its kind, the type of the picture, the picture. */
export function previewFrame(): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt32BE(1, 0)
  header.writeUInt32BE(1, 4)
  return Buffer.concat([header, Buffer.from([0xff, 0xd8, 0xff, 0xe0])])
}

/** A preview with metadata, as the clients get it that say they know of them. */
export function previewFrameOf(metadata: {
  prompt_id: string | undefined
  node_id: string
  image_type: string
}): Buffer {
  const json = Buffer.from(JSON.stringify(metadata))
  const header = Buffer.alloc(8)
  header.writeUInt32BE(4, 0)
  header.writeUInt32BE(json.length, 4)
  return Buffer.concat([header, json, Buffer.from(`a preview of ${metadata.prompt_id}`)])
}

function outputOf(id: string) {
  return { images: [{ filename: `${id}_00001_.png`, subfolder: '', type: 'temp' }] }
}

/** What a node of Black Forest Labs' API says, of those that come with ComfyUI. */
const MODERATED = {
  node_type: 'FluxKontextProImageNode',
  exception_type: 'Exception',
  exception_message: 'BFL API did not return an image due to: Request Moderated.\n',
}

/** An entry of the history; undefined: it has none. */
function historyOf({ id, number, prompt, job, wasInterrupted }: Entry, failure: ComfyUi['failure']) {
  const asked = [number, id, prompt, {}, ['output']]
  const ended = (status_str: 'success' | 'error', last: [string, object], outputs: object = {}) => ({
    prompt: asked,
    outputs,
    status: {
      status_str,
      completed: status_str === 'success',
      messages: [['execution_start', { prompt_id: id }], last],
    },
    meta: {},
  })
  if (job.state === 'done') return ended('success', ['execution_success', { prompt_id: id }], { output: outputOf(id) })
  if (job.state === 'refused') {
    return ended('error', [
      'execution_error',
      { ...failure, prompt_id: id, node_id: 'sampler', executed: [], traceback: [] },
    ])
  }
  if (wasInterrupted) return ended('error', ['execution_interrupted', { prompt_id: id, node_id: 'sampler' }])
  return undefined
}
