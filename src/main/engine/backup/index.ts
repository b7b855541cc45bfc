export { extension, type Manifest } from './form.ts'
export { type BackupOrder, type BackupStep, type MadeBackup, makeBackup } from './make.ts'
export { type Container, openContainer } from './read-container.ts'
export { runWorker } from './run-worker.ts'
