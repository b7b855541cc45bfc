export { attachmentHandlers } from './handlers.ts'
export { type OpenedFiles, openedFiles } from './opened-files.ts'
