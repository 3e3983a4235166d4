import type { ImageProvider } from '../image-provider.js'
import { createSketch } from '../sketch/index.js'

const { id, is_demo, provider, ...abilities } = createSketch().info

/** The built-in illustrator, which needs neither key nor network. */
export const sketch: ImageProvider = {
  id: 'sketch',
  name: 'Sketch',
  keyNames: [],
  presets: [{ ...abilities, model: 'sketch' }],
  fallback: null,
  baseUrl: 'http://127.0.0.1',
  create({ info }) {
    const model = createSketch()
    return { info, generate: (request, context) => model.generate(request, context) }
  },
}
