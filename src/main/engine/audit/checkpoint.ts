import { createHash } from 'node:crypto'
import * as z from 'zod'
import { CheckpointReason } from '#shared/contract/audit.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { verifySignature } from '../keyring/index.ts'

/** What a checkpoint says: the log had this many entries, with these hashes over all of them, at this moment. */
export interface Checkpoint {
  readonly storeId: string
  readonly size: number
  /** Root of the RFC 6962 tree over the entries, in base64. */
  readonly root: string
  /** The chain up to the last of the entries, in hex. */
  readonly chain: string
  readonly at: Instant
  readonly reason: CheckpointReason
}

/** Who signs a checkpoint. */
export interface Signer {
  readonly userId: string
  /** Ed25519, in hex. */
  readonly publicKey: string
  sign(bytes: Uint8Array): Buffer
}

/** A checkpoint as it was read, with what was signed. */
export interface ReadCheckpoint extends Checkpoint {
  readonly signedText: string
  readonly signatures: readonly {
    readonly userId: string
    readonly keyId: Buffer
    readonly signature: Buffer
  }[]
}

/**
 * A checkpoint as a signed note in the form of C2SP tlog-checkpoint: origin, size and root, then lines of our own, then
 * the signature.
 */
export function signCheckpoint(checkpoint: Checkpoint, { userId, publicKey, sign }: Signer): string {
  const text = textOf(checkpoint)
  const signature = Buffer.concat([keyIdOf(userId, publicKey), sign(Buffer.from(text))])
  return `${text}\n\u2014 ${userId} ${signature.toString('base64')}\n`
}

/** Reads a note; null when it is not in the form of a checkpoint, to the byte. It says nothing of the signatures yet. */
export function readCheckpoint(note: string): ReadCheckpoint | null {
  const parts = shape.exec(note)
  if (!parts) return null
  const [, signedText = '', storeId, size, root, chain, at, reason, signatureLines = ''] = parts
  const parsed = Written.safeParse({ storeId, size: Number(size), root, chain, at, reason })
  if (!parsed.success || textOf(parsed.data) !== signedText) return null
  const signatures = signatureLines.trimEnd().split('\n').map(readSignature)
  if (!signatures.every((signature) => signature !== null)) return null
  return { ...parsed.data, signedText, signatures }
}

/**
 * Whether somebody of this store signed it. Signatures of keys that are not known are left aside, as others may have
 * countersigned the note; a wrong one of a known key spoils it.
 * @param publicKeys Ed25519 keys in hex by user id
 */
export function isSigned(
  { signedText, signatures }: ReadCheckpoint,
  publicKeys: ReadonlyMap<string, string>,
): boolean {
  const known = signatures.flatMap((signature) => {
    const key = publicKeys.get(signature.userId)
    return key !== undefined && signature.keyId.equals(keyIdOf(signature.userId, key))
      ? [verifySignature(key, Buffer.from(signedText), signature.signature)]
      : []
  })
  return known.length > 0 && known.every((holds) => holds)
}

const Written = z.object({
  storeId: z.string(),
  size: z.int().nonnegative(),
  root: z.string(),
  chain: z.string(),
  at: Instant,
  reason: CheckpointReason,
})

const shape =
  /^(wardbook-store\/([0-9a-f]{32})\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\nchain ([0-9a-f]{64})\nat (\S{20,30})\nreason ([a-z]+)\n)\n((?:\u2014 [^\s+]+ [A-Za-z0-9+/]+=*\n)+)$/

function textOf({ storeId, size, root, chain, at, reason }: Checkpoint): string {
  return `wardbook-store/${storeId}\n${size}\n${root}\nchain ${chain}\nat ${at}\nreason ${reason}\n`
}

/** The first four bytes of the hash of name, line feed, algorithm 1 (Ed25519) and key, as C2SP signed-note has it. */
function keyIdOf(userId: string, publicKey: string): Buffer {
  const hash = createHash('sha256')
    .update(`${userId}\n`)
    .update(Buffer.of(1))
    .update(publicKey, 'hex')
    .digest()
  return hash.subarray(0, 4)
}

function readSignature(line: string): ReadCheckpoint['signatures'][number] | null {
  const [, userId = '', base64 = ''] = line.split(' ')
  const bytes = Buffer.from(base64, 'base64')
  // Base64 has more than one spelling of the same bytes.
  if (bytes.toString('base64') !== base64) return null
  return { userId, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}
