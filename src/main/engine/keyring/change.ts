import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { sealBody, signCharter } from './authenticity.ts'
import { type Charter, type Slot, writeKeyring } from './format.ts'
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
  const { keyring } = secretsOf(session)
  const { charter, charterSignature } = keyring.body
  return save(session, now, { charter, charterSignature, slots })
}

/** A change of users, roles or grants, under the signature of the `dpo` whose session it is. */
export function changeCharter(
  session: Session,
  now: Instant,
  changed: Partial<Omit<Charter, 'by' | 'at' | 'createdAt'>>,
  slots?: readonly Slot[],
): Change {
  const { keyring, privateKeys } = secretsOf(session)
  const charter: Charter = { ...keyring.body.charter, ...changed, by: session.userId, at: now }
  const charterSignature = signCharter(session.storeId, charter, privateKeys.signing)
  return save(session, now, { charter, charterSignature, slots: slots ?? keyring.body.slots })
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

interface Changed {
  readonly charter: Charter
  readonly charterSignature: string
  readonly slots: readonly Slot[]
}

function save(session: Session, now: Instant, { charter, charterSignature, slots }: Changed): Change {
  const { keyring, privateKeys, current, pending } = secretsOf(session)
  const keys = [current, pending].find((epoch) => epoch?.epoch === charter.epoch)
  if (!keys) throw new Error(`no main key of epoch ${charter.epoch}`)
  const body = {
    ...keyring.body,
    sequence: keyring.body.sequence + 1,
    previous: session.keyringHash,
    writer: session.userId,
    writtenAt: now,
    charter,
    charterSignature,
    slots: [...slots],
  }
  const bytes = writeKeyring(sealBody(body, { signing: privateKeys.signing, main: keys.main }))
  return { bytes, session: advance(session, bytes) }
}
