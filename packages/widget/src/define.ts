import { register, tellOtherVersion } from './register.js'
import { collectionTags, conversationTags } from './tags.js'

// Whoever imports this file gets the types of the tags too.
export type * from './index.js'

tellOtherVersion()
register({ ...conversationTags, ...collectionTags })
