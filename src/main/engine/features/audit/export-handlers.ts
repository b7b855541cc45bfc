import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { auditContract } from '#shared/contract/audit.ts'
import type { DocumentArtifact } from '#shared/contract/document.ts'
import { auditExport, auditProof } from '../../audit/index.ts'
import type { HandlersOf } from '../../router/index.ts'
import { writeArtifact } from '../document/index.ts'
import { organisationOf } from '../organisation/index.ts'
import { type AuditParts, exportSurroundings } from './parts.ts'

type Handlers = Pick<HandlersOf<typeof auditContract>, 'export' | 'verifier' | 'proof'>

/** What leaves the store for whoever examines the log: all of it, one entry, and the script that verifies both. */
export function exportHandlers({
  resourcesDir,
  store,
}: Pick<AuditParts, 'resourcesDir' | 'store'>): Handlers {
  return {
    export: async ({ payloads }, { read, commit, clock, actor, progress, signal }) => {
      const open = store()
      const now = clock()
      const reader = open.openReader()
      const pieces: Buffer[] = []
      try {
        const { total } = reader.raw.prepare('select count(*) as total from audit').get() as { total: number }
        for (const piece of auditExport(reader, { ...exportSurroundings(open), now, payloads })) {
          pieces.push(piece)
          progress({ done: Math.min(total, (pieces.length - 1) * 1_000), total, step: null })
          await new Promise((resolve) => setImmediate(resolve))
          signal.throwIfAborted()
        }
      } finally {
        reader.close()
      }
      const bytes = Buffer.concat(pieces)
      const fileHash = createHash('sha256').update(bytes).digest('hex')
      const values = {
        kind: 'audit-log' as const,
        format: 'jsonl' as const,
        language: (await organisationOf(read)).language,
        fileName: `audit-log-${now.slice(0, 10)}.jsonl`,
        bytes: bytes.length,
        contentHash: fileHash,
        fileHash,
        createdAt: now,
        createdBy: actor.label,
      }
      const artifact: DocumentArtifact = await commit({ payloads, fileHash }, async ({ db, connection }) => {
        const made = await db.insert('document', values)
        writeArtifact(connection, made.id, bytes)
        return made
      })
      return { artifact }
    },
    verifier: async () => {
      const path = join(resourcesDir, 'verifier', 'verify-audit.mjs')
      return new File([readFileSync(path)], basename(path), { type: 'text/javascript' })
    },
    proof: async ({ seq }, { connection, db }) => {
      const bytes = auditProof(connection, seq, exportSurroundings(store()))
      db.note({ seq })
      return new File([new Uint8Array(bytes)], `audit-entry-${seq}.json`, { type: 'application/json' })
    },
  }
}
