import { createHash } from 'node:crypto'
import { Fault } from '#shared/kernel/faults.ts'
import type { Connection } from './database.ts'

/** Large enough to need few rows, small enough that a piece is one allocation. */
const pieceBytes = 256 * 1024

/** A file piece by piece, so that it never stands in memory as a whole. */
export async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < file.size; start += pieceBytes) {
    yield new Uint8Array(await file.slice(start, start + pieceBytes).arrayBuffer())
  }
}

/** SHA-256 in hex. */
export async function hashOf(file: Blob): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of piecesOf(file)) hash.update(piece)
  return hash.digest('hex')
}

/**
 * Keeps the bytes of an attachment.
 * @param fileHash SHA-256 in hex of the file as it was when it was looked at
 * @throws Fault `file-changed` when the file on the disk became another one meanwhile
 */
export async function writePieces(
  { raw }: Connection,
  attachmentId: string,
  file: Blob,
  fileHash: string,
): Promise<void> {
  const insert = raw.prepare('insert into attachmentPiece (attachmentId, place, bytes) values (?, ?, ?)')
  const hash = createHash('sha256')
  let place = 0
  for await (const piece of piecesOf(file)) {
    hash.update(piece)
    insert.run(attachmentId, place, piece)
    place += 1
  }
  if (hash.digest('hex') !== fileHash) throw new Fault('file-changed')
}

/**
 * The bytes of an attachment, piece by piece.
 * @throws Fault `file-changed` after the last piece, when they are not those that were added
 */
export function* readPieces({ raw }: Connection, attachmentId: string, fileHash: string): Generator<Buffer> {
  const hash = createHash('sha256')
  const rows = raw
    .prepare('select bytes from attachmentPiece where attachmentId = ? order by place')
    .pluck()
    .iterate(attachmentId) as IterableIterator<Buffer>
  for (const piece of rows) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== fileHash) throw new Fault('file-changed')
}

/** The attachments whose bytes are not those that were added. */
export function changedAttachments(connection: Connection): string[] {
  const kept = connection.raw.prepare('select id, fileHash from attachment').all() as {
    id: string
    fileHash: string
  }[]
  return kept.filter(({ id, fileHash }) => !isUnchanged(connection, id, fileHash)).map(({ id }) => id)
}

function isUnchanged(connection: Connection, id: string, fileHash: string): boolean {
  try {
    for (const piece of readPieces(connection, id, fileHash)) if (piece.length === 0) return false
    return true
  } catch (error) {
    if (error instanceof Fault && error.code === 'file-changed') return false
    throw error
  }
}
