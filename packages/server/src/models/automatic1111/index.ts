export { createAutomatic1111 } from './automatic1111.js'
