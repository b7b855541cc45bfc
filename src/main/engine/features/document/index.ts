export { keepArtifact, writeArtifact } from './artifact.ts'
export { documentHandlers } from './handlers.ts'
export { letterheadOf } from './letterhead.ts'
