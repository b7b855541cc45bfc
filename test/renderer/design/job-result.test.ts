import { expect, test } from 'vitest'
import { outcomeOf } from '../../../src/renderer/design/jobs/job-result.ts'

test('a reading of people tells the record it worked on and what it counted', () => {
  const result = { datasets: 0, fields: 0, added: 0, vanished: 0, people: 1200, notes: [] }
  expect(outcomeOf({ input: { id: 'connection_1' }, result })).toEqual({
    recordId: 'connection_1',
    figures: [{ name: 'people', value: 1200 }],
    account: null,
    fileName: null,
    notes: [],
  })
})

test('a document tells its file, a test who accepted the access', () => {
  const made = outcomeOf({ input: { kind: 'breach-register' }, result: { artifact: { fileName: 'b.pdf' } } })
  expect(made).toMatchObject({ recordId: null, fileName: 'b.pdf', figures: [] })
  expect(outcomeOf({ input: {}, result: { account: 'Acme', notes: [] } }).account).toBe('Acme')
})

test('a job without a result tells nothing', () => {
  expect(outcomeOf({ input: null, result: null })).toMatchObject({ recordId: null, figures: [], notes: [] })
})
