/** The paths of the contract. */
export const paths = {
  conversations: '/api/image-conversations',
  conversation: (id: string) => `/api/image-conversations/${id}`,
  messages: (id: string) => `/api/image-conversations/${id}/messages`,
  activeImage: (id: string) => `/api/image-conversations/${id}/active-image`,
  events: (id: string) => `/api/image-conversations/${id}/events`,
  fromImage: (id: string) => `/api/image-conversations/from-image/${id}`,
  images: '/api/images',
  text2img: '/api/images/text2img',
  img2img: '/api/images/img2img',
  image: (id: string) => `/api/images/${id}`,
  cancel: (id: string) => `/api/images/${id}/cancel`,
  models: '/api/models',
  account: '/api/account',
} as const

/** A UUIDv7 that nobody has, in the past. */
export const NOBODYS_ID = '01890000-0000-7000-8000-00000000c0de'
