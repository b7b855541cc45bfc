import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { connectionHandlers } from '#engine/features/connection/index.ts'
import { createCleansing } from '#engine/features/person/index.ts'
import { keepSecret, readSecret } from '#engine/features/secret.ts'
import { migrate, openDatabase, readDb } from '#engine/storage/index.ts'
import { resourcesDir } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const one = 'connection_00000000000000000000000001'
const other = 'connection_00000000000000000000000002'

async function database() {
  const key = Buffer.from(`raw:${randomBytes(32).toString('hex')}`)
  const connection = openDatabase(join(temporaryFolder(), 'store.db'), { key, create: true })
  onTestFinished(() => connection.close())
  await migrate(connection)
  return { db: readDb(connection.kysely), raw: connection.raw }
}

const under = (credentials: Buffer | null) => () => ({ keys: { credentials }, pendingKeys: null })

describe('secrets', () => {
  test('a secret is read back under its key and stands encrypted in its row', async () => {
    const { db, raw } = await database()
    const key = randomBytes(32)
    await keepSecret(db, under(key)(), one, { token: 'pat-eu1-token' })
    expect(await readSecret(db, under(key), one)).toEqual({ token: 'pat-eu1-token' })
    const row = raw.prepare('select * from credential').get() as { readonly ciphertext: string }
    expect(Buffer.from(row.ciphertext, 'hex').includes('token')).toBe(false)
  })

  test('another key, another connection and a changed row are refused', async () => {
    const { db, raw } = await database()
    const key = randomBytes(32)
    await keepSecret(db, under(key)(), one, { token: 'pat-eu1-token' })
    const refusal = { code: 'connector-refused', params: { reason: 'secret' } }
    await expect(readSecret(db, under(randomBytes(32)), one)).rejects.toMatchObject(refusal)
    await expect(readSecret(db, under(key), other)).rejects.toMatchObject(refusal)
    raw.prepare('update credential set connectionId = ?').run(other)
    await expect(readSecret(db, under(key), other)).rejects.toMatchObject(refusal)
  })

  test('a role without the compartment of secrets keeps and reads none', async () => {
    const { db } = await database()
    await expect(keepSecret(db, under(null)(), one, { token: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

test('only the data protection officer permits addresses outside the connector', async () => {
  const { create } = connectionHandlers({
    resourcesDir,
    events: { publish: () => {} },
    cleansing: createCleansing(),
    open: () => {
      throw new Error('no store is needed')
    },
  })
  const values = {
    name: 'HubSpot',
    connector: 'hubspot',
    systemId: 'system_00000000000000000000000001',
    baseUrl: 'http://10.0.0.7',
    allowPrivate: true,
  }
  const actor = { id: 'user_1', label: 'Ben', role: 'contributor' }
  await expect(create(values as never, { actor } as never)).rejects.toMatchObject({
    code: 'forbidden',
    params: { role: 'contributor' },
  })
})
