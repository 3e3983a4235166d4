import { Gauge, type Registry } from 'prom-client'
import type { Database } from '../database/connect.js'
import { within } from './within.js'

/** A scrape does not wait longer for a database that hangs, in milliseconds. */
const PATIENCE_MS = 2000

interface QueueRow {
  pending: number
  processing: number
  oldest: number
}

/**
 * What the database knows about all processes: how many images wait and for how long, and its connections. Every process
 * reports the same, so take the maximum over them. Returns what looks again; a database that is away is reported as down.
 */
export function watchDatabase(database: Database, registry: Registry): () => Promise<void> {
  const registers = [registry]
  const up = new Gauge({ name: 'picgen_database_up', help: '1 where the database answers.', registers })
  const queue = new Gauge({
    name: 'picgen_queue_images',
    help: 'Images that wait (pending) or are being made (processing), of all processes.',
    labelNames: ['status'],
    registers,
  })
  const oldest = new Gauge({
    name: 'picgen_queue_oldest_waiting_seconds',
    help: 'Age of the oldest image that waits; 0 where none does.',
    registers,
  })
  const connections = new Gauge({
    name: 'picgen_database_connections',
    help: 'Connections to the database, of all processes, by state.',
    labelNames: ['state'],
    registers,
  })
  const most = new Gauge({
    name: 'picgen_database_connections_max',
    help: 'Connections that the database allows.',
    registers,
  })

  const look = async () => {
    const [images] = await database<[QueueRow]>`
      select (count(*) filter (where status = 'pending'))::integer as pending,
        (count(*) filter (where status = 'processing'))::integer as processing,
        coalesce(extract(epoch from now() - min(created_at) filter (where status = 'pending')), 0)::float8 as oldest
      from images where status in ('pending', 'processing')`
    queue.set({ status: 'pending' }, images.pending)
    queue.set({ status: 'processing' }, images.processing)
    oldest.set(images.oldest)
    const states = await database<{ state: string; count: number }[]>`
      select coalesce(state, 'unknown') as state, count(*)::integer as count from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' group by 1`
    connections.reset()
    for (const { state, count } of states) connections.set({ state }, count)
    const [limit] = await database<[{ most: number }]>`select current_setting('max_connections')::integer as most`
    most.set(limit.most)
  }
  return async () => {
    const isUp = await within(PATIENCE_MS, look())
    up.set(isUp ? 1 : 0)
    // Numbers of before would look as if nothing were wrong.
    if (!isUp) for (const gauge of [queue, oldest, connections, most]) gauge.reset()
  }
}
