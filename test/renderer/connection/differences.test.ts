import { expect, test } from 'vitest'
import { byDataset } from '../../../src/renderer/features/connection/differences.ts'

test('a comparison of two discoveries is told object type by object type', () => {
  const difference = {
    added: [
      { dataset: 'deals', field: 'margin' },
      { dataset: 'contacts', field: 'blood_group' },
    ],
    vanished: [{ dataset: 'contacts', field: 'fax' }],
    changed: [{ dataset: 'tickets', field: 'content', what: 'label', from: 'Text', to: 'Content' }],
  }
  expect(byDataset(difference)).toEqual([
    { dataset: 'contacts', added: ['blood_group'], vanished: ['fax'], changed: [] },
    { dataset: 'deals', added: ['margin'], vanished: [], changed: [] },
    {
      dataset: 'tickets',
      added: [],
      vanished: [],
      changed: [{ field: 'content', what: 'label', from: 'Text', to: 'Content' }],
    },
  ])
})

test('two equal discoveries have nothing to tell', () => {
  expect(byDataset({ added: [], vanished: [], changed: [] })).toEqual([])
})
