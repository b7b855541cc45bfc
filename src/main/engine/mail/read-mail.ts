import { Fault } from '#shared/kernel/faults.ts'
import { readInThread } from '../bounded-thread.ts'
import type { Mail } from './mail.ts'

/**
 * Reads an untrusted mail within limits.
 * @param entry the worker's file: `worker.ts`, or what it was bundled into
 * @throws Fault `mail-unreadable`; `cancelled`
 */
export async function readMail(entry: URL | string, file: Blob, signal: AbortSignal): Promise<Mail> {
  return readInThread<Mail>(
    entry,
    { bytes: new Uint8Array(await file.arrayBuffer()) },
    {
      signal,
      mostMilliseconds: 30_000,
      tooMuch: () => new Fault('mail-unreadable', { params: { context: 'tooMuch' } }),
    },
  )
}
