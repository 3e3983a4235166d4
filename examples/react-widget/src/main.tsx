import '@picgen/widget/define'
import type {} from '@picgen/widget/react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

createRoot(document.body).render(<App />)
