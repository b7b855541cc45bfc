export { authorityFileHandlers, authorityFileRestored } from './handlers.ts'
