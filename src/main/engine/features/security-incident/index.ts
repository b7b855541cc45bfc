export { certaintyDue, openIncident, securityIncidentHandlers } from './handlers.ts'
