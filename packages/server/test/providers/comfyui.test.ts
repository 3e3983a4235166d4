import { comfyui } from '../../src/models/providers/comfyui.js'
import { createComfyUi } from './comfyui-stand-in.js'
import { describeProvider } from './conformance/index.js'

describeProvider({
  provider: comfyui,
  entry: { model: 'sd_xl_base', options: { negative_prompt: 'blurry' } },
  environment: {},
  costs: 'nothing',
  follows: 'job',
  delivers: 'bytes',
  cancels: true,
  showsProgress: true,
  replies: {
    rateLimited: null,
    serverError: { status: 500, body: '500 Internal Server Error\n\nServer got itself in trouble' },
    contentRefusal: null,
  },
  standIn: createComfyUi,
  leaveOut: { wrong_key: 'It takes no key of its own; one for a proxy before it is tried beside its source.' },
})
