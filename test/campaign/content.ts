/** A change of a file's bytes. */
export type Change =
  | { readonly kind: 'write'; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly size: number }

/** A file's bytes while they change; the room grows ahead of them. Beyond its end a file reads as zeros. */
export interface Content {
  room: Buffer
  size: number
}

export function contentOf(bytes: Buffer): Content {
  return { room: Buffer.from(bytes), size: bytes.length }
}

export function bytesOf({ room, size }: Content): Buffer {
  return room.subarray(0, size)
}

export function change(content: Content, next: Change): void {
  if (next.kind === 'truncate') {
    makeRoom(content, next.size)
    if (next.size < content.size) content.room.fill(0, next.size, content.size)
    content.size = next.size
    return
  }
  const end = next.offset + next.bytes.length
  makeRoom(content, end)
  next.bytes.copy(content.room, next.offset)
  content.size = Math.max(content.size, end)
}

function makeRoom(content: Content, size: number): void {
  if (size <= content.room.length) return
  const room = Buffer.alloc(Math.max(size, content.room.length * 2))
  content.room.copy(room, 0, 0, content.size)
  content.room = room
}
