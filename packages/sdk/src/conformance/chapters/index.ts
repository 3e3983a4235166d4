import type { Chapter } from '../check.js'
import { activeImage } from './active-image.js'
import { callers } from './callers.js'
import { conventions } from './conventions.js'
import { credits } from './credits.js'
import { direct } from './direct.js'
import { errors } from './errors.js'
import { events } from './events.js'
import { files } from './files.js'
import { history } from './history.js'
import { idempotency } from './idempotency.js'
import { library } from './library.js'
import { messages } from './messages.js'
import { objects } from './objects.js'
import { operating } from './operating.js'
import { origins } from './origins.js'
import { reading } from './reading.js'
import { refusals } from './refusals.js'
import { removal } from './removal.js'
import { uploads } from './uploads.js'

/** The contract, chapter by chapter. Removals come last of what needs pictures: what they delete is gone. */
export const chapters: readonly Chapter[] = [
  { title: 'Conventions', checks: [...conventions, ...callers, ...origins, ...idempotency] },
  { title: 'Errors', checks: [...errors, ...refusals] },
  { title: 'Objects', checks: objects },
  { title: 'The five conversation endpoints', checks: [...reading, ...messages, ...activeImage] },
  { title: 'Images and the rest', checks: [...files, ...history, ...uploads, ...direct, ...library] },
  { title: 'Credits', checks: credits },
  { title: 'Events', checks: events },
  { title: 'What is taken away', checks: removal },
  { title: 'For those who run it', checks: operating },
]
