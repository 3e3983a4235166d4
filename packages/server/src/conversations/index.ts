export { libraryRoutes } from './library-routes.js'
export { presentConversation, presentMessage } from './present.js'
export { type ConversationRow, findConversation, type MessageRow } from './repository.js'
export { conversationRoutes } from './routes.js'
