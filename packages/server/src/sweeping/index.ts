export { startSweeping } from './schedule.js'
