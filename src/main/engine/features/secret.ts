import { Fault } from '#shared/kernel/faults.ts'
import type { Secret } from '../connector/index.ts'
import { openCredential, type StoreKeys, sealCredential } from '../keyring/index.ts'
import type { ReadDb } from '../storage/index.ts'

/** The key of the compartment for connectors' secrets; null for roles that may not read them. */
type CredentialsKey = Pick<StoreKeys, 'credentials'>

/** The place of the secret with which the store's proxy is asked, beside those of the connections. */
export const proxySecret = 'proxy'

/** Keeps a secret under the credentials key. @throws Fault `forbidden` for a role that may not read it */
export async function keepSecret(
  db: Pick<ReadDb, 'kysely'>,
  { keys }: { readonly keys: CredentialsKey },
  connectionId: string,
  secret: Secret,
): Promise<void> {
  if (keys.credentials === null) throw new Fault('forbidden')
  const row = sealCredential(keys.credentials, connectionId, Buffer.from(JSON.stringify(secret), 'utf8'))
  await db.kysely
    .insertInto('credential')
    .values({ connectionId, ...row })
    .onConflict((conflict) => conflict.column('connectionId').doUpdateSet(row))
    .execute()
}

/**
 * @param keyring asked after the row was read: a rotation may have brought other keys meanwhile
 * @throws Fault `connector-refused` where there is none or it was kept under another key, `forbidden` for the role
 */
export async function readSecret(
  db: Pick<ReadDb, 'kysely'>,
  keyring: () => { readonly keys: CredentialsKey; readonly pendingKeys: CredentialsKey | null },
  connectionId: string,
): Promise<Secret> {
  const row = await db.kysely
    .selectFrom('credential')
    .selectAll()
    .where('connectionId', '=', connectionId)
    .executeTakeFirst()
  const { keys, pendingKeys } = keyring()
  if (keys.credentials === null) throw new Fault('forbidden')
  const plain = row && openWithEither(connectionId, row, [keys.credentials, pendingKeys?.credentials ?? null])
  if (!plain) throw new Fault('connector-refused', { params: { host: '', status: null, reason: 'secret' } })
  return JSON.parse(plain.toString('utf8')) as Secret
}

/** Whether a secret is kept for a connection. */
export async function hasSecret({ kysely }: Pick<ReadDb, 'kysely'>, connectionId: string): Promise<boolean> {
  const row = await kysely
    .selectFrom('credential')
    .select('connectionId')
    .where('connectionId', '=', connectionId)
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets the secret of a connection. */
export async function dropSecret(db: Pick<ReadDb, 'kysely'>, connectionId: string): Promise<void> {
  await db.kysely.deleteFrom('credential').where('connectionId', '=', connectionId).execute()
}

/** In the midst of a rotation a secret is under the present key or the next one. */
function openWithEither(
  connectionId: string,
  row: Parameters<typeof openCredential>[2],
  keys: readonly (Buffer | null)[],
): Buffer | null {
  for (const key of keys) {
    const plain = key && openCredential(key, connectionId, row)
    if (plain) return plain
  }
  return null
}
