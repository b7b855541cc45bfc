export type { OpenStore } from './assemble.ts'
export { expectationOf, givenCheckpoints, makeOwnCheckpoint, signerOf } from './audit-points.ts'
export { blankRequest, cleanseRequests, withoutWords } from './blank-request.ts'
export { oweCleansing, owedCleansing, settleCleansing } from './cleansing.ts'
export { confirm } from './confirm.ts'
export { cleansePeople, documentsRepeating, erasePerson } from './erase-person.ts'
export {
  erasureCheck,
  keepBlankings,
  keepErasures,
  keepMetErased,
  metErased,
  personHash,
  requestHash,
} from './erasures.ts'
export { type Erasure, readLedger, writeLedger } from './ledger.ts'
export { createStore, openStore } from './open-store.ts'
export { type RequestFile, requestFiles } from './request-file.ts'
