import { register } from '../register.js'
import { collectionTags } from '../tags.js'

// What these are made of, such as the picture and the lightbox, `picgen-studio.js` has registered.
register(collectionTags)
