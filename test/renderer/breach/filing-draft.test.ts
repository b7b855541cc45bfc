import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { owesReason } from '../../../src/renderer/features/breach/filing/filing-draft.ts'

const dueAt = Instant.parse('2026-03-13T08:00:00Z')
const now = Instant.parse('2026-03-14T09:00:00Z')

test.each([
  ['in time', '2026-03-13T07:00:00Z', false],
  ['late', '2026-03-14T08:00:00Z', true],
  ['in the future, which is a mistyped time and no delay', '2027-03-14T08:00:00Z', false],
] as const)('a notification that was sent %s owes its reasons: %s', (_what, filedAt, owes) => {
  const draft = { kind: 'initial' as const, filedAt: Instant.parse(filedAt), at: null }
  expect(owesReason(draft, dueAt, now)).toBe(owes)
})
