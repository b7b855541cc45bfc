/**
 * How many bytes a ZIP says that it holds, before any of it is inflated (PKWARE APPNOTE 4.3.12). The reader inflates no entry
 * beyond what its row of the directory declares, so this bounds what a made file can take.
 * @returns infinity where an entry does not declare its sizes there: spreadsheets do
 */
export function declaredSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let total = 0
  for (let at = 0; at + rowLength <= bytes.length; at++) {
    if (view.getUint32(at, true) !== directoryRow) continue
    const packed = view.getUint32(at + 20, true)
    const inflated = view.getUint32(at + 24, true)
    const isStreamed = (view.getUint16(at + 8, true) & 8) !== 0
    const isUndeclared =
      inflated === beyond ||
      packed === beyond ||
      (packed === 0) !== (inflated === 0) ||
      (isStreamed && packed === 0)
    if (isUndeclared) return Number.POSITIVE_INFINITY
    total += inflated
    at += rowLength - 1
  }
  return total
}

/** `PK\x01\x02` as the number that it is in a file. */
const directoryRow = 0x02014b50
const rowLength = 46
/** Stands where the size is kept elsewhere. */
const beyond = 0xffffffff
