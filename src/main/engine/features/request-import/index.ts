export { requestImportHandlers } from './handlers.ts'
export { openTableWords } from './table-words.ts'
