import { expect, test } from 'vitest'
import type { ClockEventName } from '#shared/contract/clock.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { Day } from '#shared/kernel/dates.ts'
import { rightsRequestRegister } from '../../../src/renderer/features/rights-request/register.tsx'

const day = Day.parse('2026-03-02')

test('a blanked request is sealed; one that came back open takes what moves its clock, and nothing that is only noted', () => {
  const { isSealed, stillTakes } = rightsRequestRegister
  const of = (row: Partial<RightsRequest>) => row as RightsRequest
  expect(isSealed?.(of({ blankedOn: null, closedOn: day }))).toBe(false)
  const closed = of({ blankedOn: day, closedOn: day })
  const open = of({ blankedOn: day, closedOn: null })
  expect([closed, open].map((row) => isSealed?.(row))).toEqual([true, true])
  const takes = (row: RightsRequest, event: ClockEventName) => stillTakes?.(row)(event)
  const moving = ['answerSent', 'refusalSent', 'identityProved', 'requestEventVoided'] as const
  expect(moving.filter((event) => takes(open, event))).toEqual(moving)
  expect(moving.filter((event) => takes(closed, event))).toEqual([])
  const noted = ['scopeExtendedByRequester', 'identityDoubtRaised', 'actionDone', 'authorityLetter'] as const
  expect(noted.filter((event) => takes(open, event))).toEqual([])
})
