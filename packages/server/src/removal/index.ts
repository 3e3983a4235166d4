export { type RemovalParts, startRemoving } from './discarded-files.js'
export { removalRoutes } from './routes.js'
