import { join } from 'node:path'
import type { Rollback } from '#shared/contract/audit.ts'
import type { Session } from '#shared/contract/store.ts'
import { chainEnd } from '../audit/index.ts'
import type { Session as KeyringSession } from '../keyring/index.ts'
import { type Connection, readHead, sealOf, writeHead } from '../storage/index.ts'
import { withBallast } from './ballast.ts'
import { requireSound } from './soundness.ts'

/** What the head file said on opening. */
export interface HeadComparison {
  readonly state: Session['head']
  /** What was expected and what was found; null unless the store was rolled back. */
  readonly rollback: Rollback | null
}

/** The one command that a rolled-back store takes: a `dpo` accepts it, and it is as any other store afterwards. */
export const acknowledgement = 'audit.acknowledgeRollback'

export const agreeing: HeadComparison = { state: 'agrees', rollback: null }

/**
 * Whether the database is the one that the head file was last written for; it is not after a lost write-ahead log or with
 * an old copy. A store has a head file from its first moment: where there is none, somebody took it away, and nothing tells
 * what is missing. Breaks the seal of a store that agrees, before anything can be written.
 * @param isRestored a backup has none: the first command of the store that was made of it writes it
 */
export function compareHead(
  folder: string,
  keyring: KeyringSession,
  reader: Connection,
  isRestored: boolean,
): HeadComparison {
  const present = readHead(folder, keyring.keys.head)
  const { pendingKeys } = keyring
  // The end of a rotation writes the head under the new keys before the keyring forgets the old ones.
  const isNext = present === 'forged' && pendingKeys !== null
  const head = isNext ? readHead(folder, pendingKeys.head) : present
  if (head === null && isRestored) return agreeing
  const end = chainEnd(reader, keyring.storeId)
  const rolledBack = (reason: Rollback['reason']): HeadComparison => ({
    state: 'rolledBack',
    rollback: {
      reason,
      expectedSeq: head === null || head === 'forged' ? null : head.seq,
      expectedAt: head === null || head === 'forged' ? null : head.at,
      foundSeq: end.seq,
    },
  })
  if (head === null) return rolledBack('headMissing')
  if (head === 'forged' || head.storeId !== keyring.storeId) return rolledBack('head')
  if (head.keyringSequence > keyring.keyringSequence) return rolledBack('keyring')
  if (head.seq > end.seq) return rolledBack('behind')
  if (head.seq > 0 && chainAt(reader, head.seq) !== head.chain) return rolledBack('differs')
  const { database, ...unsealed } = head
  if (database === undefined) return agreeing
  if (sealOf(join(folder, 'store.db')) !== database) {
    // Damage looks the same from here; where every page is genuine, one of them is older than it was.
    requireSound(reader)
    return rolledBack('pages')
  }
  const key = isNext ? pendingKeys.head : keyring.keys.head
  withBallast(folder, () => writeHead(folder, key, unsealed))
  return agreeing
}

function chainAt({ raw }: Connection, seq: number): string | undefined {
  const at = raw.prepare('select chain from audit where seq = ?').get(seq) as { chain: string } | undefined
  return at?.chain
}
