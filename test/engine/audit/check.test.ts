import { expect, test } from 'vitest'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'
import { ended } from '../connection/support.ts'

const mistyped = (code: string) => code.replace(/^(.)/, (first) => (first === '0' ? '1' : '0'))

test('a check leaves its verdict in the state of the log, with who ran it and when', async () => {
  const { client, time } = await openTestStore()
  expect((await client.audit.state()).verified).toBeNull()
  time.forward({ minutes: 5 })
  const { state } = await ended(client, client.audit.check())
  expect(state).toBe('done')
  const { verified } = await client.audit.state()
  expect(verified).toMatchObject({
    byLabel: 'Ana DPO',
    verdict: { problems: [], problemCount: 0 },
  })
  expect(verified?.at).toMatch(/^2026-02-01T09:05/)
})

test('a checkpoint on paper is compared by its number of entries and its code', async () => {
  const { client } = await openTestStore()
  await client.vendor.create({ name: 'Postbridge' })
  const { size, code } = await client.audit.checkpoint()
  await client.vendor.create({ name: 'Parcelway' })
  const compare = async (printed: { size: number; code: string }) =>
    (await client.audit.verify({ printed: [{ name: 'paper', ...printed }] })).checkpoints.at(-1)
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{2}$/)
  expect(await compare({ size, code: code.toLowerCase().replaceAll('-', ' ') })).toMatchObject({
    file: 'paper',
    verdict: 'agrees',
  })
  expect(await compare({ size: size - 1, code })).toMatchObject({ verdict: 'differs' })
  expect(await compare({ size: 4_000, code })).toMatchObject({ verdict: 'beyond' })
  await expect(compare({ size, code: mistyped(code) })).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ key: 'checkpointCodeMistyped' }] },
  })
})

test('a checkpoint for paper is a PDF in the language that is asked for', { timeout: 60_000 }, async () => {
  const { client } = await openTestStore()
  const { id, size } = await client.audit.checkpoint()
  const paper = await client.audit.checkpointPaper({ id, language: 'de' })
  expect(paper).toMatchObject({ name: `audit-checkpoint-${size}.pdf`, type: 'application/pdf' })
  expect(
    Buffer.from(await paper.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('entries are found by the reference of their record, also of one that was removed', async () => {
  const { client } = await openTestStore()
  const kept = await client.vendor.create({ name: 'Postbridge' })
  const removed = await client.vendor.create({ name: 'Parcelway' })
  await client.vendor.remove({ id: removed.id, revision: removed.revision })
  expect(await actionsOf(client, kept.reference.toLowerCase())).toEqual(['vendor.create'])
  expect(await actionsOf(client, removed.reference)).toEqual(['vendor.remove', 'vendor.create'])
  expect(await actionsOf(client, removed.id)).toEqual(['vendor.remove', 'vendor.create'])
  expect(await actionsOf(client, 'VEN-2026-00_')).toEqual([])
})

async function actionsOf(client: TestClient, search: string): Promise<string[]> {
  return (await client.audit.list({ filter: { search } })).items.map(({ action }) => action)
}
