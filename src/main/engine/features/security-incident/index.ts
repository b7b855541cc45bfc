export { certaintyDue, securityIncidentHandlers } from './handlers.ts'
