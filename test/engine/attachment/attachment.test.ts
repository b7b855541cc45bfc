import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { largestFile } from '#shared/contract/attachment.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'
import { pdf, program, random } from './sample-files.ts'

async function vendorOf(client: TestClient): Promise<string> {
  return (await client.vendor.create({ name: 'Mailing House' })).id
}

test('a file comes out as it went in, with the hash that stands in the audit log', async () => {
  const { client, reopen } = await openTestStore()
  const bytes = random(700_000)
  const file = new File([bytes], 'photo of the rack.bin')
  const added = await client.attachment.add({ subjectId: await vendorOf(client), file })
  const hash = createHash('sha256').update(bytes).digest('hex')
  expect(added).toMatchObject({
    fileName: 'photo of the rack.bin',
    bytes: 700_000,
    fileHash: hash,
    addedBy: 'Ana DPO',
  })
  const { client: again } = await reopen()
  const content = await again.attachment.content({ id: added.id })
  expect(content.name).toBe('photo of the rack.bin')
  expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true)
  const { items } = await again.audit.list({ filter: { entityId: [added.id] } })
  expect(items[0]).toMatchObject({ action: 'attachment.add', change: { after: { fileHash: hash } } })
})

test('the files of a record are listed with what they take together', async () => {
  const { client } = await openTestStore()
  const first = await vendorOf(client)
  const second = await vendorOf(client)
  for (const subjectId of [first, first, second]) {
    await client.attachment.add({ subjectId, file: new File([random(1_000)], 'note.bin') })
  }
  expect(await client.attachment.list({ filter: { subjectId: [first] } })).toMatchObject({
    total: 2,
    bytes: 2_000,
  })
  expect(await client.attachment.list({})).toMatchObject({ total: 3, bytes: 3_000 })
  expect((await client.search.find({ text: 'note.bin' })).map(({ entity }) => entity)).toEqual([
    'attachment',
    'attachment',
    'attachment',
  ])
})

test('a file belongs to a record that is there', async () => {
  const { client } = await openTestStore()
  const file = new File(['x'], 'a.txt')
  await expect(
    client.attachment.add({ subjectId: 'vendor_01jd3k00000000000000000000', file }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    client.attachment.add({ subjectId: 'attachment_01jd3k00000000000000000000', file }),
  ).rejects.toMatchObject({ code: 'invalid-input' })
})

test('a record that has files is not removed, and can be once they are', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Mailing House' })
  const added = await client.attachment.add({ subjectId: vendor.id, file: new File(['x'], 'a.txt') })
  await expect(client.vendor.remove({ id: vendor.id, revision: 1 })).rejects.toMatchObject({
    code: 'still-in-use',
  })
  await client.attachment.remove({ id: added.id, revision: 1 })
  await client.vendor.remove({ id: vendor.id, revision: 1 })
})

test('an empty file and one of more than 50 MB are refused, and nothing of them is kept', async () => {
  const { client } = await openTestStore()
  const subjectId = await vendorOf(client)
  await expect(client.attachment.add({ subjectId, file: new File([], 'a.txt') })).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ path: ['file'], key: 'emptyFile' }] },
  })
  const large = new File([new Uint8Array(largestFile + 1)], 'large.bin')
  await expect(client.attachment.add({ subjectId, file: large })).rejects.toMatchObject({
    code: 'file-too-large',
    data: { params: { megabytes: 50 } },
  })
  expect(await client.attachment.list({})).toMatchObject({ total: 0, bytes: 0 })
})

test('a name that hides its kind or leads elsewhere is written out', async () => {
  const { client } = await openTestStore()
  const subjectId = await vendorOf(client)
  const hidden = await client.attachment.add({ subjectId, file: new File(['x'], '../invoice\u202Efdp.exe') })
  expect(hidden).toMatchObject({ fileName: '_invoice_fdp.exe', opening: 'refused' })
})

test('a file that is renamed is held against its content again', async () => {
  const { client } = await openTestStore()
  const subjectId = await vendorOf(client)
  const { id } = await client.attachment.add({ subjectId, file: new File([pdf], 'contract.pdf') })
  const renamed = await client.attachment.update({ id, revision: 1, changes: { fileName: 'contract.docx' } })
  expect(renamed).toMatchObject({ nameCheck: 'differs', opening: 'savesOnly', ending: 'pdf' })
  const back = await client.attachment.update({ id, revision: 2, changes: { fileName: 'contract.pdf' } })
  expect(back).toMatchObject({ nameCheck: 'agrees', opening: 'opens' })
})

test('the name of a program does not become harmless by another ending', async () => {
  const { client } = await openTestStore()
  const subjectId = await vendorOf(client)
  const { id } = await client.attachment.add({ subjectId, file: new File([program], 'setup.exe') })
  const renamed = await client.attachment.update({ id, revision: 1, changes: { fileName: 'setup.pdf' } })
  expect(renamed).toMatchObject({ nameCheck: 'differs', opening: 'refused' })
  await expect(client.attachment.open({ id })).rejects.toMatchObject({ code: 'file-not-opened' })
})

test('what was removed is gone for good, and history says so instead of bringing back an empty file', async () => {
  const { client } = await openTestStore()
  const subjectId = await vendorOf(client)
  const { id } = await client.attachment.add({ subjectId, file: new File(['x'], 'a.txt') })
  await client.attachment.remove({ id, revision: 1 })
  await expect(client.attachment.content({ id })).rejects.toMatchObject({ code: 'not-found' })
  const { items } = await client.audit.list({ filter: { entityId: [id] } })
  const removal = items.find(({ action }) => action === 'attachment.remove')
  await expect(client.audit.revert({ seq: removal?.seq ?? 0 })).rejects.toMatchObject({ code: 'file-gone' })
})

test('an addition that is undone leaves no bytes behind', async () => {
  const { client } = await openTestStore()
  const subjectId = await vendorOf(client)
  const { id } = await client.attachment.add({ subjectId, file: new File(['x'], 'a.txt') })
  const { items } = await client.audit.list({ filter: { entityId: [id] } })
  await client.audit.revert({ seq: items[0]?.seq ?? 0 })
  expect(await client.attachment.list({})).toMatchObject({ total: 0 })
  expect(await client.store.verify({})).toMatchObject({ ok: true })
})
