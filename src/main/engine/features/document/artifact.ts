import { createHash } from 'node:crypto'
import type { ArtifactKind, DocumentArtifact, DocumentFormat } from '#shared/contract/document.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { contentHash, fileNameOf, type Report } from '../../document/index.ts'
import type { CommandContext } from '../../router/index.ts'
import type { Connection } from '../../storage/index.ts'

/** Large enough to need few rows, small enough that a piece is one allocation. */
const pieceBytes = 256 * 1024

interface MadeFile {
  readonly kind: ArtifactKind
  readonly format: DocumentFormat
  readonly bytes: Uint8Array
}

/** Keeps a file that was made of a report, with the hashes of both. */
export async function keepArtifact(
  { db, connection, actor }: Pick<CommandContext, 'db' | 'connection' | 'actor'>,
  report: Report,
  { kind, format, bytes }: MadeFile,
): Promise<DocumentArtifact> {
  const made = await db.insert('document', {
    kind,
    format,
    language: report.language,
    fileName: fileNameOf(report, format),
    bytes: bytes.length,
    contentHash: contentHash(report),
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    createdBy: actor.label,
  })
  writeArtifact(connection, made.id, bytes)
  return made
}

/** Keeps a document's file in the store, in pieces. */
export function writeArtifact({ raw }: Connection, documentId: string, bytes: Uint8Array): void {
  const insert = raw.prepare('insert into artifact (documentId, chunk, bytes) values (?, ?, ?)')
  for (let piece = 0; piece * pieceBytes < bytes.length; piece++) {
    insert.run(documentId, piece, bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes))
  }
}

/**
 * The file of a document, put together again.
 * @throws Fault `export-erased` where it went with the erasure of a person
 */
export function readArtifact({ raw }: Connection, documentId: string): Uint8Array<ArrayBuffer> {
  const pieces = raw
    .prepare('select bytes from artifact where documentId = ? order by chunk')
    .all(documentId) as {
    bytes: Buffer
  }[]
  if (pieces.length === 0) throw new Fault('export-erased')
  return new Uint8Array(Buffer.concat(pieces.map(({ bytes }) => bytes)))
}
