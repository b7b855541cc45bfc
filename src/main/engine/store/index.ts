export { createStore, type OpenStore, openStore } from './open-store.ts'
