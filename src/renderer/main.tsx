import './content-security.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startWords } from './app/i18n.ts'
import { connect } from './engine/connection.ts'
import { NoSession } from './engine/NoSession.tsx'
import { newQueryClient } from './engine/query-client.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root element')
const [connection] = await Promise.all([connect(), startWords()])
createRoot(root).render(
  <StrictMode>
    {connection === null ? <NoSession /> : <App connection={connection} queries={newQueryClient()} />}
  </StrictMode>,
)
