import './content-security.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from './engine/connection.ts'
import { NoSession } from './engine/NoSession.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root element')
const connection = await connect()
createRoot(root).render(<StrictMode>{connection === null ? <NoSession /> : 'Wardbook'}</StrictMode>)
