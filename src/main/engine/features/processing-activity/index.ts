export { processingActivityHandlers } from './handlers.ts'
