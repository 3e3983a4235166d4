export type { EventSettings } from './hub.js'
export { eventRoutes } from './routes.js'
