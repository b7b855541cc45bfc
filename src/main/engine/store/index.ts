export type { OpenStore } from './assemble.ts'
export { confirm } from './confirm.ts'
export { createStore, openStore } from './open-store.ts'
