import { describe, expect, test } from 'vitest'
import { activityFrom, joined } from '../../../src/renderer/features/inventory/activity-draft.ts'
import { aDataset, aField } from './samples.ts'

const dataset = aDataset({ subjectCategory: 'customer' })
const within = { datasetId: dataset.id, systemId: dataset.systemId }
const email = aField({ ...within, dataCategory: 'contactDetails' })
const phone = aField({ ...within, dataCategory: 'contactDetails' })
const bloodGroup = aField({ ...within, dataCategory: 'healthDetails', specialCategory: 'healthData' })
const steps = aField({ ...within, dataCategory: 'healthDetails' })

describe('an activity from fields', () => {
  test('has one data item for each category, with the fields that hold it', () => {
    const { dataItems } = activityFrom([email, bloodGroup, phone], [dataset])
    expect(dataItems.map(({ category, fieldIds }) => [category, fieldIds])).toEqual([
      ['contactDetails', [email.id, phone.id]],
      ['healthDetails', [bloodGroup.id]],
    ])
  })

  test('keeps special categories apart from plain data of the same category', () => {
    const { dataItems } = activityFrom([bloodGroup, steps], [dataset])
    expect(dataItems.map(({ specialCategory, fieldIds }) => [specialCategory, fieldIds])).toEqual([
      ['healthData', [bloodGroup.id]],
      [null, [steps.id]],
    ])
  })

  test('names the systems and the people whose data it is, each once', () => {
    const { systemIds, dataSubjects } = activityFrom([email, phone], [dataset, aDataset()])
    expect(systemIds).toEqual([dataset.systemId])
    expect(dataSubjects.map(({ category }) => category)).toEqual(['customer'])
  })

  test('leaves out fields that hold no personal data', () => {
    const plain = aField({ decision: 'rejected' })
    expect(activityFrom([plain], [dataset])).toEqual({ dataItems: [], dataSubjects: [], systemIds: [] })
  })

  test('spreads more than five hundred fields of a category over several items', () => {
    const many = Array.from({ length: 501 }, () => aField({ ...within, dataCategory: 'contactDetails' }))
    const { dataItems } = activityFrom(many, [dataset])
    expect(dataItems.map(({ fieldIds }) => fieldIds.length)).toEqual([500, 1])
  })
})

describe('fields that are added to a draft', () => {
  const draft = activityFrom([email], [dataset])

  test('join the category that is there, and bring their own', () => {
    const { dataItems } = joined(draft, activityFrom([phone, bloodGroup], [dataset]))
    expect(dataItems.map(({ fieldIds }) => fieldIds)).toEqual([[email.id, phone.id], [bloodGroup.id]])
  })

  test('change nothing when they are there already', () => {
    expect(joined(draft, draft)).toEqual(draft)
  })

  test('keep what was typed beside them', () => {
    const typed = {
      ...draft,
      dataItems: draft.dataItems.map((item) => ({ ...item, description: 'for orders' })),
    }
    expect(joined(typed, activityFrom([phone], [dataset])).dataItems[0]?.description).toBe('for orders')
  })

  test('lose nobody when an item is full', () => {
    const full = Array.from({ length: 500 }, () => aField({ ...within, dataCategory: 'contactDetails' }))
    const { dataItems } = joined(activityFrom(full, [dataset]), draft)
    expect(dataItems.map(({ fieldIds }) => fieldIds.length)).toEqual([500, 1])
  })
})
