export { writeArtifact } from './artifact.ts'
export { documentHandlers } from './handlers.ts'
