import { setTimeout as delay } from 'node:timers/promises'
import type { PrivatePostgres } from './private-postgres.js'
import type { Random } from './random.js'
import type { StudioPlace } from './studio-process.js'

/** What there is to break. */
export interface Victims {
  postgres: PrivatePostgres
  apis: readonly StudioPlace[]
  workers: readonly StudioPlace[]
  random: Random
}

/** One way to break it; resolves when what was broken may recover. */
type Fault = (victims: Victims) => Promise<void>

const someWorker = ({ workers, random }: Victims) => random.pick(workers)
const someApi = ({ apis, random }: Victims) => random.pick(apis)
const freeze = async (place: StudioPlace, milliseconds: number) => {
  await place.signal('SIGSTOP')
  await delay(milliseconds)
  await place.signal('SIGCONT')
}

/** Every way to break it, by name. */
export const faults: Record<string, Fault> = {
  'kill -9 a worker': (all) => someWorker(all).signal('SIGKILL'),
  'kill -9 an API': (all) => someApi(all).signal('SIGKILL'),
  'kill -9 one of each': async (all) => {
    await Promise.all([someWorker(all).signal('SIGKILL'), someApi(all).signal('SIGKILL')])
  },
  'SIGTERM a worker': (all) => someWorker(all).signal('SIGTERM'),
  'SIGTERM an API': (all) => someApi(all).signal('SIGTERM'),
  'freeze a worker': (all) => freeze(someWorker(all), 12_000 + all.random.below(8_000)),
  'freeze an API': (all) => freeze(someApi(all), 1_000 + all.random.below(5_000)),
  'cut every connection': async ({ postgres }) => {
    await postgres.cut()
  },
  'cut the listening connections': async ({ postgres }) => {
    await postgres.cut('LISTEN')
  },
  'cut every connection, three times': async ({ postgres }) => {
    for (let times = 0; times < 3; times += 1) {
      await postgres.cut()
      await delay(150)
    }
  },
  'take every connection there is': ({ postgres }) => postgres.exhaust(2_500),
  'restart PostgreSQL, fast': ({ postgres, random }) => postgres.restart('fast', random.below(3_000)),
  'restart PostgreSQL, by a crash': ({ postgres, random }) => postgres.restart('immediate', random.below(3_000)),
  'restart PostgreSQL, away for long': ({ postgres }) => postgres.restart('fast', 14_000),
  'SIGTERM a worker while PostgreSQL is away': async (all) => {
    await Promise.all([all.postgres.restart('fast', 6_000), delay(700).then(() => someWorker(all).signal('SIGTERM'))])
  },
}

/** So many faults, each kind about equally often, in an order by chance. */
export function chooseFaults(count: number, random: Random): string[] {
  const names: string[] = []
  while (names.length < count) {
    const round = Object.keys(faults)
    while (round.length > 0) names.push(...round.splice(random.below(round.length), 1))
  }
  return names.slice(0, count)
}
