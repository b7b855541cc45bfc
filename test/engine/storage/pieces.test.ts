import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  changedAttachments,
  hashOf,
  migrate,
  openDatabase,
  readPieces,
  writePieces,
} from '#engine/storage/index.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const id = 'attachment_01jd3k00000000000000000000'

/** A store with the record of one file, and the file. */
async function storeWithFile(size: number) {
  const key = Buffer.from(`raw:${'ab'.repeat(32)}`)
  const connection = openDatabase(join(temporaryFolder(), 'store.db'), { key, create: true })
  onTestFinished(() => connection.close())
  await migrate(connection)
  const file = new Blob([new Uint8Array(randomBytes(size))])
  const fileHash = await hashOf(file)
  connection.raw
    .prepare(
      `insert into attachment values (?, 'ATT-2026-001', 1, '', '', '', 'a.bin', '', ?, ?, '', '', '', '', '')`,
    )
    .run(id, size, fileHash)
  const count = () => connection.raw.prepare('select count(*) from attachmentPiece').pluck().get()
  return { connection, file, fileHash, count }
}

test('a file is kept in pieces of 256 KiB and put together again', async () => {
  const { connection, file, fileHash, count } = await storeWithFile(600 * 1024)
  await writePieces(connection, id, file, fileHash)
  expect(count()).toBe(3)
  const read = Buffer.concat([...readPieces(connection, id, fileHash)])
  expect(read.equals(Buffer.from(await file.arrayBuffer()))).toBe(true)
  expect(changedAttachments(connection)).toEqual([])
})

test('the bytes of a file go with its record', async () => {
  const { connection, file, fileHash, count } = await storeWithFile(1_000)
  await writePieces(connection, id, file, fileHash)
  connection.raw.prepare('delete from attachment').run()
  expect(count()).toBe(0)
})

test('bytes that are not those that were added are never taken for them', async () => {
  const { connection, file, fileHash } = await storeWithFile(600 * 1024)
  await writePieces(connection, id, file, fileHash)
  connection.raw.prepare('delete from attachmentPiece where place = 1').run()
  expect(() => [...readPieces(connection, id, fileHash)]).toThrow('file-changed')
  expect(changedAttachments(connection)).toEqual([id])
})

test('a file that became another one while it was read is not kept', async () => {
  const { connection, file } = await storeWithFile(1_000)
  await expect(writePieces(connection, id, file, 'ab'.repeat(32))).rejects.toThrow('file-changed')
})
