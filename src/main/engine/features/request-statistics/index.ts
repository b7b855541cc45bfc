export { requestStatisticsHandlers } from './handlers.ts'
export { requestStatistics } from './statistics.ts'
