import fastify from 'fastify'
import postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'

/*
 * What sends are measured against: a bare Fastify with postgres.js that makes the inserts of a send, and nothing else. It checks
 * no token, no body, no mode, no size, no limit and no key, and reads nothing back. Its event streams have no events.
 */

const sql = postgres(process.env['DATABASE_URL'] ?? '', { max: 10, onnotice: () => undefined })
const app = fastify()

interface Send {
  Params: { id: string }
  Body: { content: string }
  Headers: { 'x-user': string; 'idempotency-key': string }
}

app.post<Send>('/conversations/:id/messages', async ({ params: { id }, body: { content }, headers }, reply) => {
  const user = headers['x-user']
  const imageId = uuidv7()
  await sql.begin(async (tx) => {
    const [conversation] = await tx`
      update image_conversations
      set send_count = send_count + 1, message_count = message_count + 2, updated_at = now()
      where user_id = ${user} and id = ${id} returning send_count, message_count`
    await tx`insert into images ${tx({
      id: imageId,
      user_id: user,
      conversation_id: id,
      send_number: conversation?.['send_count'],
      kind: 'text2img',
      prompt: content,
      model: 'sketch',
      size: '256x256',
      width: 256,
      height: 256,
      credits: 1,
    })}`
    const message = (position: number, role: string) => ({
      id: uuidv7(),
      conversation_id: id,
      user_id: user,
      position: conversation?.['message_count'] - position,
      role,
      content: role === 'user' ? content : '',
      image_id: role === 'user' ? null : imageId,
      status: role === 'user' ? 'completed' : 'pending',
    })
    await tx`insert into image_messages ${tx([message(1, 'user'), message(0, 'assistant')])}`
    await tx`update credit_accounts set reserved = reserved + 1 where user_id = ${user}`
    await tx`insert into credit_entries (user_id, image_id, kind, amount) values (${user}, ${imageId}, 'reserve', 1)`
    await tx`select graphile_worker.add_job('generate-image', payload := ${tx.json({ image_id: imageId })}::json)`
    await tx`
      insert into idempotency_keys (user_id, key, route, body_hash, status, answer)
      values (${user}, ${headers['idempotency-key']}, ${id}, ${Buffer.alloc(32)}, 202, '{}')`
  })
  return reply.code(202).send({ image_id: imageId })
})

// A client that is told once where it stands, and then nothing: the least that an event stream can be.
app.get<{ Params: Send['Params'] }>('/conversations/:id/events', (request, reply) => {
  const { raw: response } = reply.hijack()
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(`event: conversation\ndata: ${JSON.stringify(request.params)}\n\n`)
})

const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`ready: ${address}\n`)
