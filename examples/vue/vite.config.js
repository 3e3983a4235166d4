import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

/** Vue looks for a component of its own behind every tag that it is not told of. */
const isCustomElement = (tag) => tag.startsWith('picgen-')

/** One fixed address, because the Studio is told which origins may call it. */
export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  server: { host: '127.0.0.1', port: 5176, strictPort: true },
  preview: { host: '127.0.0.1', port: 5176, strictPort: true },
})
