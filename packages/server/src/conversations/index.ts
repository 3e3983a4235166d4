export { libraryRoutes } from './library-routes.js'
export { conversationRoutes } from './routes.js'
