export { type ClockRules, clocksOf as requestClocksOf, type RulesInForce, rulesInForce } from './clocks.ts'
export {
  type ComplaintFile,
  complaintFiles,
  filesOfComplaints,
  withComplaintFiles,
} from './complaint-files.ts'
export { type CountedRequest, clocksFor, countedRequests, meets } from './counted.ts'
export { createRequest } from './create.ts'
export { activitiesOf, fieldsOf, systemOf } from './disclosure.ts'
export { rightsRequestHandlers } from './handlers.ts'
export { type IntakePhrases, loadIntakePhrases, wordsThatLead } from './intake-phrases.ts'
export { recompute as recomputeRequest } from './recompute.ts'
export { duplicateWithin, openSimilar, personKeys, reasonOf } from './similar.ts'
