export type { OpenStore } from './assemble.ts'
export { expectationOf, givenCheckpoints, makeOwnCheckpoint, signerOf } from './audit-points.ts'
export { blankRequest, cleanseRequests, type RequestFile } from './blank-request.ts'
export { oweCleansing, owedCleansing, settleCleansing } from './cleansing.ts'
export { confirm } from './confirm.ts'
export { cleansePeople, documentsRepeating, erasePerson } from './erase-person.ts'
export {
  type Erasure,
  erasureCheck,
  keepErasures,
  keepMetErased,
  metErased,
  personHash,
  readErasures,
  replaceErasures,
} from './erasures.ts'
export { createStore, openStore } from './open-store.ts'
