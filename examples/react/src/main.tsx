import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { session } from './session.ts'
import './styles/base.css'
import './styles/timeline.css'
import './styles/dock.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
createRoot(root).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
)
