import { createHash } from 'node:crypto'
import type { Instant } from '#shared/kernel/dates.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Connection } from '../storage/index.ts'
import { chainEnd } from './append.ts'
import type { Signer } from './checkpoint.ts'
import { storedCheckpoints } from './checkpoints.ts'
import { contentOf, leafOf, type StoredLeaf, storedLeaves } from './stored-leaf.ts'

/** What the header of an export names besides the log itself. */
export interface ExportSurroundings {
  readonly storeId: string
  readonly signer: Signer
  readonly now: Instant
  /** Everybody who ever signed. */
  readonly users: readonly {
    readonly id: string
    readonly label: string
    readonly signingKey: string
  }[]
  readonly payloads: boolean
}

/**
 * The log as JSON lines in canonical JSON, a page of entries at a time: a header, a line per entry, and a seal, which is the
 * exporter's signature over everything before it. `resources/verifier/verify-audit.mjs` reads it.
 */
export function* auditExport(
  connection: Connection,
  { storeId, signer, now, users, payloads }: ExportSurroundings,
): Generator<Buffer> {
  const hash = createHash('sha256')
  const lines = (values: readonly unknown[]) => {
    const bytes = Buffer.from(values.map((value) => `${canonicalJson(value)}\n`).join(''))
    hash.update(bytes)
    return bytes
  }
  const end = chainEnd(connection, storeId)
  const checkpoints = storedCheckpoints(connection).filter(({ size }) => size <= end.seq)
  yield lines([
    {
      format: 'wardbook-audit-export',
      v: 1,
      storeId,
      exportedAt: now,
      exportedBy: signer.userId,
      entries: end.seq,
      chain: end.chain,
      payloads,
      users: Object.fromEntries(users.map(({ id, label, signingKey }) => [id, { label, signingKey }])),
      checkpoints: checkpoints.map(({ note }) => note).toReversed(),
    },
  ])
  for (const rows of storedLeaves(connection)) {
    yield lines(rows.filter(({ seq }) => seq <= end.seq).map((row) => lineOf(row, payloads)))
  }
  const { userId, sign } = signer
  const digest = hash.digest()
  const signature = sign(sealedBytes(storeId, digest)).toString('hex')
  yield Buffer.from(`${canonicalJson({ seal: { by: userId, sha256: digest.toString('hex'), signature } })}\n`)
}

/** What the seal signs: its own domain, the store, and the hash of all lines before it. */
function sealedBytes(storeId: string, digest: Buffer): Buffer {
  return Buffer.concat([Buffer.from('wardbook-audit-export-v1'), Buffer.from(storeId, 'hex'), digest])
}

/** An entry as a line of an export holds it. */
export function lineOf(row: StoredLeaf, payloads: boolean) {
  const { sig, ...leaf } = leafOf(row)
  const { chain, salt, content } = row
  const payload = payloads && salt !== null && content !== null ? { salt, content: contentOf(row) } : null
  return { leaf, sig, chain, payload }
}
