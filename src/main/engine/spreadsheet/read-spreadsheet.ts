import { Fault } from '#shared/kernel/faults.ts'
import { readInThread } from '../bounded-thread.ts'
import { largestSpreadsheet, type Spreadsheet } from './spreadsheet.ts'
import { unreadable } from './unreadable.ts'

/**
 * Reads an untrusted table within limits.
 * @param entry the worker's file: `worker.ts`, or what it was bundled into
 * @throws Fault `file-too-large`, `spreadsheet-unreadable`; `cancelled`
 */
export async function readSpreadsheet(
  entry: URL | string,
  { file, sheet }: { readonly file: Blob; readonly sheet: string | null },
  signal: AbortSignal,
): Promise<Spreadsheet> {
  if (file.size > largestSpreadsheet)
    throw new Fault('file-too-large', { params: { megabytes: largestSpreadsheet / 1_000_000 } })
  const task = { bytes: new Uint8Array(await file.arrayBuffer()), sheet }
  return readInThread<Spreadsheet>(entry, task, {
    signal,
    mostMilliseconds: 15_000,
    tooMuch: () => unreadable('tooMuch'),
  })
}
