export { createStore, existingFolder, type OpenStore, openStore, storeFolder } from './open-store.ts'
