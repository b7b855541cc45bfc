import { describe, expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'

async function filingCabinet() {
  const { client } = await openTestStore()
  const system = await client.system.create({ name: 'Filing cabinet', kind: 'paper' })
  const dataset = await client.dataset.create({ systemId: system.id, name: 'personnel files' })
  return { client, system, dataset }
}

describe('an inventory that is described by hand', () => {
  test('a dataset counts its fields', async () => {
    const { client, dataset } = await filingCabinet()
    const field = await client.field.create({ datasetId: dataset.id, name: 'name' })
    await client.field.create({ datasetId: dataset.id, name: 'pay slip' })
    expect(await client.dataset.get({ id: dataset.id })).toMatchObject({ fieldCount: 2 })
    await client.field.remove({ id: field.id, revision: field.revision })
    expect(await client.dataset.get({ id: dataset.id })).toMatchObject({ fieldCount: 1, connectionId: null })
  })

  test('a category that is set by hand is a decision', async () => {
    const { client, dataset } = await filingCabinet()
    const plain = await client.field.create({ datasetId: dataset.id, name: 'shelf' })
    expect(plain.decision).toBe('none')
    const personal = await client.field.create({
      datasetId: dataset.id,
      name: 'sick notes',
      specialCategory: 'healthData',
    })
    expect(personal.decision).toBe('manual')
    const changes = { dataCategory: 'technicalRecord' as const }
    expect((await client.field.update({ id: plain.id, revision: 1, changes })).decision).toBe('manual')
  })

  test('a list of records by their identifiers is empty when none is named', async () => {
    const { client, dataset } = await filingCabinet()
    const field = await client.field.create({ datasetId: dataset.id, name: 'name' })
    expect((await client.field.list({ filter: { ids: [field.id] } })).items).toHaveLength(1)
    expect((await client.field.list({ filter: { ids: [] } })).items).toEqual([])
    expect((await client.field.list({ filter: { datasetId: [] } })).items).toHaveLength(1)
  })

  test('the activities that name a field, and the fields that an activity names, are found from either side', async () => {
    const { client, dataset } = await filingCabinet()
    const field = await client.field.create({ datasetId: dataset.id, name: 'name' })
    const other = await client.field.create({ datasetId: dataset.id, name: 'shelf' })
    const payroll = await client.processingActivity.create({
      name: 'Payroll',
      dataItems: [{ category: 'identification', fieldIds: [field.id] }],
    })
    await client.processingActivity.create({ name: 'Newsletter' })
    const activitiesOf = async (fieldId: typeof field.id) =>
      (await client.processingActivity.list({ filter: { fieldIds: [fieldId] } })).items.map(({ id }) => id)
    expect(await activitiesOf(field.id)).toEqual([payroll.id])
    expect(await activitiesOf(other.id)).toEqual([])
    const { items } = await client.field.list({ filter: { activityIds: [payroll.id] } })
    expect(items.map(({ id }) => id)).toEqual([field.id])
  })

  test('two fields of one name are refused', async () => {
    const { client, dataset } = await filingCabinet()
    await client.field.create({ datasetId: dataset.id, name: 'name' })
    await expect(client.field.create({ datasetId: dataset.id, name: 'name' })).rejects.toMatchObject({
      code: 'already-exists',
    })
  })

  test('a field is not renamed to the name of another, nor moved beside one', async () => {
    const { client, system, dataset } = await filingCabinet()
    const other = await client.dataset.create({ systemId: system.id, name: 'archive' })
    await client.field.create({ datasetId: dataset.id, name: 'name' })
    const phone = await client.field.create({ datasetId: dataset.id, name: 'phone' })
    const archived = await client.field.create({ datasetId: other.id, name: 'name' })
    const rename = (name: string) =>
      client.field.update({ id: phone.id, revision: phone.revision, changes: { name } })
    await expect(rename('name')).rejects.toMatchObject({ code: 'already-exists' })
    expect(await rename('mobile')).toMatchObject({ name: 'mobile' })
    const move = { id: archived.id, revision: archived.revision, changes: { datasetId: dataset.id } }
    await expect(client.field.update(move)).rejects.toMatchObject({ code: 'already-exists' })
  })

  test('a field that moves to another dataset belongs to its system, and both count anew', async () => {
    const { client, dataset } = await filingCabinet()
    const crm = await client.system.create({ name: 'Customer system', kind: 'crm' })
    const contacts = await client.dataset.create({ systemId: crm.id, name: 'contacts' })
    const field = await client.field.create({ datasetId: dataset.id, name: 'name' })
    const changes = { datasetId: contacts.id }
    const moved = await client.field.update({ id: field.id, revision: field.revision, changes })
    expect(moved).toMatchObject({ datasetId: contacts.id, systemId: crm.id })
    expect(await client.dataset.get({ id: dataset.id })).toMatchObject({ fieldCount: 0 })
    expect(await client.dataset.get({ id: contacts.id })).toMatchObject({ fieldCount: 1 })
  })

  test('where there is no proposal there is nothing to decide', async () => {
    const { client, dataset } = await filingCabinet()
    const field = await client.field.create({ datasetId: dataset.id, name: 'name' })
    expect(await client.field.decide({ ids: [field.id], decision: 'accepted' })).toEqual({ decided: 0 })
  })

  test('a dataset takes its fields along when it goes to another system or is removed', async () => {
    const { client, dataset } = await filingCabinet()
    await client.field.create({ datasetId: dataset.id, name: 'name' })
    const other = await client.system.create({ name: 'Archive', kind: 'paper' })
    const { revision } = await client.dataset.get({ id: dataset.id })
    const moved = await client.dataset.update({ id: dataset.id, revision, changes: { systemId: other.id } })
    expect((await client.field.list({ filter: { systemId: [other.id] } })).total).toBe(1)
    await client.dataset.remove({ id: dataset.id, revision: moved.revision })
    expect((await client.field.list({})).total).toBe(0)
  })
})
