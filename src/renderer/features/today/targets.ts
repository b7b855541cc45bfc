import type { Day } from '#shared/kernel/dates.ts'
import type { ListTarget } from '../../design/chart/ChartCard.tsx'
import { aroundMonth, lastMonths } from './chart-data.ts'
import type { Dashboard } from './dashboard.ts'

/**
 * The list behind each figure of Today. Each holds exactly as many entries as the figure says; a test compares all of
 * them in a store.
 */
export const targets = {
  due: (urgency: keyof Dashboard['due']): ListTarget => ({ to: '/calendar', search: { urgency } }),
  /** Running clocks of a kind, also those that have no card. */
  clocks: (kind: 'breach' | 'request'): ListTarget =>
    kind === 'breach'
      ? { to: '/breaches', search: { view: 'open', filter: { clockState: ['running', 'notStarted'] } } }
      : {
          to: '/requests',
          search: { view: 'open', filter: { clockState: ['running', 'suspended', 'notStarted'] } },
        },
  receivedIn: (month: string, status?: string): ListTarget => {
    const { after, before } = aroundMonth(month)
    const filter = {
      receivedOnAfter: after,
      receivedOnBefore: before,
      ...(status === undefined ? {} : { status: [status] }),
    }
    return { to: '/requests', search: { filter } }
  },
  closedIn: (month: string, inTime?: true): ListTarget => {
    const { after, before } = aroundMonth(month)
    const filter = {
      closedOnAfter: after,
      closedOnBefore: before,
      ...(inTime === undefined ? {} : { answeredInTime: inTime }),
    }
    return { to: '/requests', search: { filter } }
  },
  /** The requests that the rate and the median of a year are taken from. */
  closedInYear: (today: Day): ListTarget => {
    const [first = today.slice(0, 7)] = lastMonths(today, 12)
    return { to: '/requests', search: { filter: { closedOnAfter: aroundMonth(first).after } } }
  },
  inState: (list: string, filter: string, key: string): ListTarget => ({
    to: list,
    search: { filter: { [filter]: [key] } },
  }),
  /** The entries of a band of completeness; those that are retired are in none. */
  completeness: ({ from, to }: { readonly from: number; readonly to: number }): ListTarget => ({
    to: '/processing',
    search: {
      filter: {
        status: ['draft', 'inReview', 'approved'],
        ...(from === 0 ? {} : { completenessAbove: from - 1 }),
        ...(to === 100 ? {} : { completenessBelow: to + 1 }),
      },
      sort: [{ column: 'completeness', direction: 'desc' }],
    },
  }),
} as const
