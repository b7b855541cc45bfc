import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { sealBody, signCharter } from './authenticity.ts'
import type { Charter, KeyringUser, Slot } from './format.ts'
import type { PrivateKeys } from './key-pair.ts'
import { writeKeyring } from './keyring-bytes.ts'
import type { Random } from './random.ts'
import { advance, type Session, type SessionSecrets, secretsOf } from './session.ts'

/** A keyring after a change. Write the bytes first, then dispose of the old session and go on with this one. */
export interface Change {
  readonly bytes: Buffer
  readonly session: Session
}

/** What every change needs to know besides itself. */
export interface ChangeAt {
  readonly now: Instant
  readonly random?: Random | undefined
}

/** A change of one's own slots: it leaves the charter as the last `dpo` signed it. */
export function changeSlots(session: Session, now: Instant, slots: readonly Slot[]): Change {
  const { charter, charterSignature } = secretsOf(session).keyring.body
  const bytes = write(session, writerOf(session), now, { charter, charterSignature, slots })
  return { bytes, session: advance(session, bytes) }
}

/** A change of users, roles or grants, under the signature of the `dpo` whose session it is. */
export function changeCharter(
  session: Session,
  now: Instant,
  changed: CharterChange,
  slots: readonly Slot[] = secretsOf(session).keyring.body.slots,
): Change {
  const bytes = writeCharter(session, writerOf(session), now, changed, slots)
  return { bytes, session: advance(session, bytes) }
}

/**
 * What a `dpo` needs in hand to change users or keys.
 * @throws Fault `forbidden` for other roles, and while the passphrase is still the one that somebody else gave
 */
export function requireDpo(session: Session): SessionSecrets {
  const secrets = secretsOf(session)
  if (session.role !== 'dpo' || session.mustReplacePassphrase) throw new Fault('forbidden')
  return secrets
}

/** In whose name a keyring is written: the session's user, unless that user is being replaced. */
interface Writer {
  readonly id: KeyringUser['id']
  readonly privateKeys: PrivateKeys
}

/** A change of the charter and the slots in the name of `writer`, who is a `dpo` in the new charter. */
export function writeCharter(
  session: Session,
  writer: Writer,
  now: Instant,
  changed: CharterChange,
  slots: readonly Slot[],
): Buffer {
  const charter: Charter = { ...secretsOf(session).keyring.body.charter, ...changed, by: writer.id, at: now }
  const charterSignature = signCharter(session.storeId, charter, writer.privateKeys.signing)
  return write(session, writer, now, { charter, charterSignature, slots })
}

type CharterChange = Partial<Omit<Charter, 'by' | 'at' | 'createdAt'>>

interface Changed {
  readonly charter: Charter
  readonly charterSignature: string
  readonly slots: readonly Slot[]
}

function write(
  session: Session,
  { id, privateKeys }: Writer,
  now: Instant,
  { charter, charterSignature, slots }: Changed,
): Buffer {
  const { keyring, current, pending } = secretsOf(session)
  const keys = [current, pending].find((epoch) => epoch?.epoch === charter.epoch)
  if (!keys) throw new Error(`no main key of epoch ${charter.epoch}`)
  const body = {
    ...keyring.body,
    sequence: keyring.body.sequence + 1,
    previous: session.keyringHash,
    writer: id,
    writtenAt: now,
    charter,
    charterSignature,
    slots: [...slots],
  }
  return writeKeyring(sealBody(body, { signing: privateKeys.signing, main: keys.main }))
}

function writerOf(session: Session): Writer {
  return { id: session.userId, privateKeys: secretsOf(session).privateKeys }
}
