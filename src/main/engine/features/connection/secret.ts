import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Fault } from '#shared/kernel/faults.ts'
import type { Secret } from '../../connector/index.ts'
import type { ReadDb } from '../../storage/index.ts'

/** The key of the compartment for connectors' secrets; null for roles that may not read them. */
export type CredentialsKey = Buffer | null

/** Keeps a secret: AES-256-GCM under the credentials key, bound to its connection so that no row can be swapped. */
export async function keepSecret(
  db: Pick<ReadDb, 'kysely'>,
  key: CredentialsKey,
  connectionId: string,
  secret: Secret,
): Promise<void> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', required(key), nonce)
  cipher.setAAD(context(connectionId))
  const ciphertext = Buffer.concat([
    cipher.update(JSON.stringify(secret), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  const row = { nonce: nonce.toString('hex'), ciphertext: ciphertext.toString('hex') }
  await db.kysely
    .insertInto('credential')
    .values({ connectionId, ...row })
    .onConflict((conflict) => conflict.column('connectionId').doUpdateSet(row))
    .execute()
}

/** @throws Fault `connector-refused` where there is none or it was kept under another key, `forbidden` for the role */
export async function readSecret(
  db: Pick<ReadDb, 'kysely'>,
  key: CredentialsKey,
  connectionId: string,
): Promise<Secret> {
  const row = await db.kysely
    .selectFrom('credential')
    .selectAll()
    .where('connectionId', '=', connectionId)
    .executeTakeFirst()
  if (row === undefined) throw missing()
  const bytes = Buffer.from(row.ciphertext, 'hex')
  const decipher = createDecipheriv('aes-256-gcm', required(key), Buffer.from(row.nonce, 'hex'), {
    authTagLength: 16,
  })
  decipher.setAAD(context(connectionId))
  decipher.setAuthTag(bytes.subarray(-16))
  try {
    return JSON.parse(
      Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8'),
    ) as Secret
  } catch {
    throw missing()
  }
}

/** Forgets the secret of a connection. */
export async function dropSecret(db: Pick<ReadDb, 'kysely'>, connectionId: string): Promise<void> {
  await db.kysely.deleteFrom('credential').where('connectionId', '=', connectionId).execute()
}

function required(key: CredentialsKey): Buffer {
  if (key === null) throw new Fault('forbidden')
  return key
}

function missing(): Fault {
  return new Fault('connector-refused', { params: { host: '', status: null, reason: 'secret' } })
}

function context(connectionId: string): Buffer {
  return Buffer.from(`wardbook/v1/credential/${connectionId}`, 'utf8')
}
