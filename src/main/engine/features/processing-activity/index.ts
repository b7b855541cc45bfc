export { missingCells } from './completeness.ts'
export { processingActivityHandlers } from './handlers.ts'
