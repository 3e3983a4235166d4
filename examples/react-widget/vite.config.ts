import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** One fixed address, because the Studio is told which origins may call it. */
export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5175, strictPort: true },
  preview: { host: '127.0.0.1', port: 5175, strictPort: true },
})
