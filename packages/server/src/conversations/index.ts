export { conversationRoutes } from './routes.js'
