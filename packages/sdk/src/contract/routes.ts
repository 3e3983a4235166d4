/** One operation of the API. `path` names its parameters in braces, as OpenAPI does. */
export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: `/${string}`
}

/** Every operation, by the name that the client calls it. */
export const routes = {
  createConversation: { method: 'POST', path: '/api/image-conversations' },
  listConversations: { method: 'GET', path: '/api/image-conversations' },
  readConversation: { method: 'GET', path: '/api/image-conversations/{conversation_id}' },
  updateConversation: { method: 'PATCH', path: '/api/image-conversations/{conversation_id}' },
  deleteConversation: { method: 'DELETE', path: '/api/image-conversations/{conversation_id}' },
  sendMessage: { method: 'POST', path: '/api/image-conversations/{conversation_id}/messages' },
  setActiveImage: { method: 'PATCH', path: '/api/image-conversations/{conversation_id}/active-image' },
  watchConversation: { method: 'GET', path: '/api/image-conversations/{conversation_id}/events' },
  createConversationFromImage: { method: 'POST', path: '/api/image-conversations/from-image/{image_id}' },
  listImages: { method: 'GET', path: '/api/images' },
  uploadImage: { method: 'POST', path: '/api/images' },
  text2img: { method: 'POST', path: '/api/images/text2img' },
  img2img: { method: 'POST', path: '/api/images/img2img' },
  readImage: { method: 'GET', path: '/api/images/{image_id}' },
  cancelImage: { method: 'POST', path: '/api/images/{image_id}/cancel' },
  deleteImage: { method: 'DELETE', path: '/api/images/{image_id}' },
  listModels: { method: 'GET', path: '/api/models' },
  readAccount: { method: 'GET', path: '/api/account' },
} as const satisfies Record<string, Route>
