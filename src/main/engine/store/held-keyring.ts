import { Fault } from '#shared/kernel/faults.ts'
import { type Change, type Session, writeKeyringFile } from '../keyring/index.ts'
import type { Connection, WriteDb } from '../storage/index.ts'
import { requireSound } from './soundness.ts'

interface Held {
  readonly folder: string
  readonly session: Session
  /** The keyring's bytes as they stand on the disk. */
  readonly bytes: Buffer
  /** Whose key the database has: the keyring's present epoch or, in the midst of a rotation, the pending one. */
  readonly epoch: number
  readonly writer: Connection
  readonly reader: Connection
  /** Writes the head file under the key of another epoch. */
  keepHead(key: Buffer): void
}

/** The keyring of an open store: its session now, and the steps from one to the next. */
export interface HeldKeyring {
  readonly session: Session
  /** The database's key in a new buffer. */
  databaseKey(): Buffer
  /** See `OpenStore.changeKeyring`. */
  change(db: WriteDb, change: Change, note: Readonly<Record<string, unknown>>): Promise<void>
  /** See `OpenStore.noteKeyring`. */
  note(db: WriteDb, note: Readonly<Record<string, unknown>>): Promise<void>
  /** Encrypts the database under the pending key, in one turn of the event loop: no read ever meets a closed connection. */
  encryptAnew(): void
}

export function holdKeyring({ folder, writer, reader, keepHead, ...held }: Held): HeldKeyring {
  let { session, bytes, epoch } = held
  const databaseKey = () => {
    const keys = [session.keys, session.pendingKeys].find((candidate) => candidate?.epoch === epoch)
    if (!keys) throw new Error(`the keyring has no key of epoch ${epoch}`)
    return keys.databaseKey()
  }
  const note: HeldKeyring['note'] = async (db, more) => {
    const { keyringHash, keyringSequence } = session
    await remember(db, keyringHash)
    db.note({ ...more, keyring: keyringHash, keyringSequence })
  }
  return {
    get session() {
      return session
    },
    databaseKey,
    note,
    change: async (db, change, more) => {
      if (!writer.raw.inTransaction) throw new Error('a keyring changes within a command, which is audited')
      const { keys } = change.session
      // The new epoch's head is there before the old epoch's key goes: whichever keyring a crash leaves can read it.
      if (keys.epoch !== session.keys.epoch) keepHead(keys.head)
      try {
        writeKeyringFile(folder, change.bytes)
      } catch (error) {
        putBack(folder, bytes)
        throw error
      }
      const before = session
      session = change.session
      bytes = change.bytes
      before.dispose()
      await note(db, more)
    },
    encryptAnew: () => {
      const next = session.pendingKeys
      if (next === null) throw new Error('no rotation has begun')
      if (next.epoch === epoch) return
      writer.raw.pragma('wal_checkpoint(TRUNCATE)')
      reader.close()
      try {
        writer.rekey(next.databaseKey())
        epoch = next.epoch
      } finally {
        writer.reopen(databaseKey())
        reader.reopen(databaseKey())
      }
      requireSound(reader)
    },
  }
}

/** The keyring that the audit log knows of; another one found on the next opening is noted there. */
async function remember({ kysely }: WriteDb, value: string): Promise<void> {
  await kysely
    .insertInto('meta')
    .values({ key: 'keyring', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** After a save that failed half-way the first copy may be the new one; a disk that refuses this too keeps both whole. */
function putBack(folder: string, bytes: Buffer): void {
  try {
    writeKeyringFile(folder, bytes)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
  }
}
