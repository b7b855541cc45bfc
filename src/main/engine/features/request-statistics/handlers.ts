import type { requestStatisticsContract } from '#shared/contract/request-statistics.ts'
import type { HandlersOf } from '../../router/index.ts'
import { type ClockRules, rulesInForce } from '../rights-request/index.ts'
import { requestStatistics } from './statistics.ts'

export function requestStatisticsHandlers(rules: ClockRules): HandlersOf<typeof requestStatisticsContract> {
  return {
    get: async (period, { db, today }) =>
      requestStatistics(db, period, { today, rules: await rulesInForce(rules, db) }),
  }
}
