export { openDueFiles } from './due-file.ts'
export { dueListHandlers } from './handlers.ts'
export { createDueKeeper, type DueKeeper } from './keeper.ts'
