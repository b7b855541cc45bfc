import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { backUp } from './support.ts'

async function damagedCopies() {
  const { client } = await openTestStore()
  await client.task.create({ title: 'Wren Halloran' })
  const path = await backUp(client)
  const copy = join(temporaryFolder(), 'copy.wardbook-backup')
  const { openContainer } = await import('#engine/backup/read-container.ts')
  const { openWithKey } = await import('#engine/store/backup/open-backup.ts')
  const whole = await openWithKey(
    path,
    { user: null, passphrase, keyFile: null, recoveryKey: null },
    { attempt: (_who, unlock) => unlock() },
  )
  const fileKey = Buffer.from(whole.fileKey)
  const clear = whole.container.keyring.length + 300
  whole.close()
  return {
    path,
    copy,
    clear,
    bytes: readFileSync(path),
    prove: () => {
      const container = openContainer(copy)
      try {
        return container.prove(fileKey)
      } finally {
        container.close()
      }
    },
  }
}

describe('the file of a backup', { timeout: 180_000 }, () => {
  test('holds nothing in clear but who can open it', async () => {
    const { bytes } = await damagedCopies()
    expect(bytes.includes('Ana DPO')).toBe(true)
    expect(bytes.includes('Wren')).toBe(false)
    expect(bytes.includes('SQLite format')).toBe(false)
  })

  test('tells every damaged byte, wherever it stands', async () => {
    const { path, copy, bytes, clear, prove } = await damagedCopies()
    copyFileSync(path, copy)
    expect(prove().audit.holds).toBe(true)
    const ends = Array.from({ length: 64 }, (_, place) => bytes.length - 1 - place)
    const head = Array.from({ length: 40 }, (_, place) => place * Math.floor((clear + 400) / 40))
    const spread = Array.from({ length: 60 }, (_, place) => place * Math.floor(bytes.length / 60))
    for (const place of new Set([...Array(24).keys(), ...head, ...spread, ...ends])) {
      const damaged = Buffer.from(bytes)
      damaged.writeUInt8(damaged.readUInt8(place) ^ 1, place)
      writeFileSync(copy, damaged)
      expect(prove, `byte ${place}`).toThrow(expect.objectContaining({ name: 'Fault' }))
    }
  })

  test('tells when chunks are cut off, left out, exchanged or added', async () => {
    const { copy, bytes, prove } = await damagedCopies()
    const chunk = 64 * 1024 + 16
    const first = bytes.length - 3 * chunk
    const pieces = {
      cut: bytes.subarray(0, -chunk),
      oneByteLess: bytes.subarray(0, -1),
      leftOut: Buffer.concat([bytes.subarray(0, first), bytes.subarray(first + chunk)]),
      added: Buffer.concat([bytes, bytes.subarray(-chunk)]),
      exchanged: Buffer.concat([
        bytes.subarray(0, first),
        bytes.subarray(first + chunk, first + 2 * chunk),
        bytes.subarray(first, first + chunk),
        bytes.subarray(first + 2 * chunk),
      ]),
    }
    for (const [name, damaged] of Object.entries(pieces)) {
      writeFileSync(copy, damaged)
      expect(prove, name).toThrow(expect.objectContaining({ code: 'backup-damaged' }))
    }
  })

  test('is refused when it is something else', async () => {
    const { client } = await openTestStore()
    const path = join(temporaryFolder(), 'else.wardbook-backup')
    writeFileSync(path, 'not a backup')
    await expect(client.backup.inspect({ path })).rejects.toMatchObject({ code: 'backup-damaged' })
    truncateSync(path, 0)
    await expect(client.backup.inspect({ path })).rejects.toMatchObject({ code: 'backup-damaged' })
    await expect(client.backup.inspect({ path: `${path}.gone` })).rejects.toMatchObject({
      code: 'backup-not-found',
    })
  })
})
