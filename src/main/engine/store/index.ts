export type { OpenStore } from './assemble.ts'
export { createStore, openStore } from './open-store.ts'
