export { type Cleansing, createCleansing } from './cleanse.ts'
export { personHandlers } from './handlers.ts'
export { countPeople, forgetUnreadPeople, type KeptColumns, keepPeople } from './keep.ts'
