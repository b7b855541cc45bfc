import { authorityFacts } from '#shared/contract/authority.ts'
import type { Breach } from '#shared/contract/breach.ts'
import type {
  AuthorityStanding,
  ProposedAuthorities,
  StandingFiling,
} from '#shared/contract/breach-filing.ts'
import type { BreachClock } from '#shared/contract/clock.ts'
import { type Instant, millisecondsOf } from '#shared/kernel/dates.ts'

/** Where each authority stands: those that are concerned first, then those that were notified all the same. */
export function standingsOf(
  breach: Pick<Breach, 'authorityNotification' | 'authorities' | 'closedAt'>,
  proposed: Pick<ProposedAuthorities, 'authorities'>,
  clocks: readonly BreachClock[],
  filings: readonly StandingFiling[],
  now: Instant,
): AuthorityStanding[] {
  const isSettled = breach.authorities.length > 0
  const { authorities } = isSettled ? breach : proposed
  const others = filings.map(({ authority }) => authority)
  return [...new Set([...authorities, ...others])].map((authority) => {
    const { regime } = authorityFacts(authority)
    const clock = clocks.find((one) => one.regime === regime) ?? null
    const own = filings.filter((filing) => filing.authority === authority)
    const named = clock?.notifications.find((one) => one.authority === authority)
    const opening = own.find((one) => opens(one) && one.state === 'received')
    // A file that names no authority was closed by the receipt that it has.
    const unnamed = isSettled ? null : (clock?.filedAt ?? null)
    const filedAt = named?.filedAt ?? opening?.receivedAt ?? unnamed
    return {
      authority,
      regime,
      isConcerned: authorities.length === 0 || authorities.includes(authority),
      dueAt: clock?.dueAt ?? null,
      filedAt,
      next: nextOf(breach, clock, own, filedAt, now),
      filings: own,
    }
  })
}

function nextOf(
  { authorityNotification, closedAt }: Pick<Breach, 'authorityNotification' | 'closedAt'>,
  clock: BreachClock | null,
  filings: readonly StandingFiling[],
  filedAt: Instant | null,
  now: Instant,
): AuthorityStanding['next'] {
  const standing = filings.filter(({ state }) => state !== 'voided')
  if (standing.some(({ state }) => state === 'sent')) return 'awaitReceipt'
  const isEnded = standing.some(({ kind }) => kind === 'final' || kind === 'withdrawal')
  if (isEnded || closedAt !== null) return 'done'
  if (filedAt !== null) return 'supplement'
  if (clock === null || clock.awareAt === null) return 'awaitAwareness'
  if (authorityNotification === 'notRequired') return 'notRequired'
  if (clock.dueAt !== null && millisecondsOf(now) > millisecondsOf(clock.dueAt)) return 'fileAtOnce'
  const isLong = millisecondsOf(now) - millisecondsOf(clock.awareAt) >= undeterminedHours * 3_600_000
  // Details may follow later (GDPR Art. 33(4)); the doubt does not hold the hours.
  if (authorityNotification === 'required' || isLong) return 'fileInitial'
  return 'decide'
}

/** From then on an undetermined breach is better notified than waited with. */
const undeterminedHours = 48

function opens({ kind }: StandingFiling): boolean {
  return kind === 'initial' || kind === 'bundled'
}
