export { attachmentHandlers, keepFile } from './handlers.ts'
export { type OpenedFiles, openedFiles } from './opened-files.ts'
export { requireOwnFile } from './own-file.ts'
