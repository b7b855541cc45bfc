import type { Law } from '#engine/law/index.ts'
import type { Regime } from '#shared/contract/codes.ts'
import type { Message } from '#shared/kernel/message.ts'

/** Which position is taken in each dispute of `resources/law/disputes.yaml`. */
export type Positions = Readonly<Record<string, string>>

/** A date that another position in a dispute would give. */
export interface Alternative {
  /** `D1` and so on; its words are `deadline:dispute.<id>`. */
  readonly dispute: string
  readonly position: string
  /** A day, or a moment with its offset for periods in hours. */
  readonly due: string
}

/**
 * The positions chosen in the disputes of this regime, the defaults for the rest: what is chosen for the Union moves no
 * British or Swiss date. A position that no dispute knows is a bug of the caller.
 */
export function positionsOf(law: Law, regime: Regime, chosen: Positions = {}): Positions {
  for (const [dispute, position] of Object.entries(chosen)) {
    if (!hasPosition(law, dispute, position)) {
      throw new Error(`no position ${position} in dispute ${dispute}`)
    }
  }
  return Object.fromEntries(
    Object.entries(law.disputes).map(([id, dispute]) => [
      id,
      (dispute.regimes.includes(regime) ? chosen[id] : undefined) ?? dispute.default,
    ]),
  )
}

/** Whether the rules know the dispute, and this position in it. */
export function hasPosition({ disputes }: Law, dispute: string, position: string): boolean {
  return Object.hasOwn(disputes, dispute) && Object.hasOwn(disputes[dispute]?.positions ?? {}, position)
}

/**
 * What `due` would be under each position not taken, where that differs, in the order of the disputes.
 * @param matters whether a dispute can move this date at all; one that cannot is not computed
 */
export function alternativesOf(
  law: Law,
  clock: 'request' | 'breach',
  regime: Regime,
  taken: Positions,
  due: (positions: Positions) => string | null,
  matters: (dispute: string) => boolean = () => true,
): readonly Alternative[] {
  const now = due(taken)
  return Object.entries(law.disputes)
    .filter(([, dispute]) => dispute.clock === clock && dispute.regimes.includes(regime))
    .filter(([id]) => matters(id))
    .flatMap(([id, dispute]) =>
      Object.keys(dispute.positions)
        .filter((position) => position !== taken[id])
        .map((position) => ({ dispute: id, position, due: due({ ...taken, [id]: position }) })),
    )
    .flatMap((other) => (other.due === null || other.due === now ? [] : [{ ...other, due: other.due }]))
}

/** Says of each dispute of the clock in which another position than the default was taken that this is so. */
export function positionSteps(
  law: Law,
  clock: 'request' | 'breach',
  regime: Regime,
  taken: Positions,
): readonly Message[] {
  return Object.entries(law.disputes)
    .filter(
      ([id, dispute]) =>
        dispute.clock === clock && dispute.regimes.includes(regime) && taken[id] !== dispute.default,
    )
    .map(([id, dispute]) => ({
      key: 'deadline:step.positionTaken',
      params: { dispute: id, position: taken[id] ?? '', usual: dispute.default },
      article: dispute.article,
    }))
}

/**
 * Warns of each position that gives an earlier date than ours where the question is open, or where it is the default that
 * was given up for a later date.
 */
export function earlierReadings(
  law: Law,
  alternatives: readonly Alternative[],
  isEarlier: (other: Alternative) => boolean,
): readonly Message[] {
  return alternatives
    .filter(({ dispute, position }) => {
      const { warns = false, default: usual } = law.disputes[dispute] ?? {}
      return warns || position === usual
    })
    .filter(isEarlier)
    .map(({ dispute, position, due }) => ({
      key: 'deadline:warning.earlierReading',
      params: { dispute, position, due },
      article: null,
    }))
}
