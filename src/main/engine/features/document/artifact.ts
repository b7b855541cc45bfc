import { Fault } from '#shared/kernel/faults.ts'
import type { Connection } from '../../storage/index.ts'

/** Large enough to need few rows, small enough that a piece is one allocation. */
const pieceBytes = 256 * 1024

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
