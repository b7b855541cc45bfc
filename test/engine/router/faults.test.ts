import { expect, test } from 'vitest'
import { toTransport } from '#engine/router/faults.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { FaultData } from '#shared/kernel/operation.ts'

/** A log that keeps its lines. */
function keptLog() {
  const lines: (readonly [event: string, facts: unknown])[] = []
  const keep = (event: string, facts?: unknown) => void lines.push([event, facts])
  return { lines, log: { info: keep, error: keep } }
}

test('a bug leaves as a reference number, under which the log holds its stack', () => {
  const { lines, log } = keptLog()
  const bug = new Error('no table for vendors of Ana Novak')
  const { code, data } = toTransport(bug, log)
  expect(code).toBe('internal')
  expect(data).toEqual({ params: {}, issues: [], reference: expect.stringMatching(/^[0-9a-f]{8}$/) })
  expect(lines).toEqual([['internal', { reference: FaultData.parse(data).reference, stack: bug.stack }]])
})

test('a refusal leaves with its code and parameters, and is not logged', () => {
  const { lines, log } = keptLog()
  const { code, data } = toTransport(new Fault('not-found', { params: { entity: 'vendor' } }), log)
  expect(code).toBe('not-found')
  expect(data).toEqual({ params: { entity: 'vendor' }, issues: [], reference: null })
  expect(lines).toEqual([])
})
