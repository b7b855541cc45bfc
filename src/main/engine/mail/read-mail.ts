import { Worker } from 'node:worker_threads'
import { Fault, type FaultCode, type FaultParams } from '#shared/kernel/faults.ts'
import type { Mail } from './mail.ts'
import type { WorkerAnswer } from './worker-task.ts'

/**
 * Reads an untrusted mail in a thread of its own, which ends with it: a file that was made to take all memory or time
 * ends the thread, not the engine.
 * @param entry the worker's file: `worker.ts`, or what it was bundled into
 * @throws Fault `mail-unreadable`; `cancelled`
 */
export async function readMail(entry: URL | string, file: Blob, signal: AbortSignal): Promise<Mail> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (signal.aborted) throw new Fault('cancelled')
  const worker = new Worker(entry, {
    workerData: { bytes },
    transferList: [bytes.buffer],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 },
  })
  const tooMuch = () => new Fault('mail-unreadable', { params: { context: 'tooMuch' } })
  const stops: (() => void)[] = [() => void worker.terminate()]
  try {
    return unwrap(
      await new Promise<WorkerAnswer>((resolve, reject) => {
        const timer = setTimeout(() => reject(tooMuch()), mostMilliseconds)
        const cancel = () => reject(new Fault('cancelled'))
        signal.addEventListener('abort', cancel)
        stops.push(
          () => clearTimeout(timer),
          () => signal.removeEventListener('abort', cancel),
        )
        worker.once('message', resolve)
        worker.once('error', (error) => reject(isOutOfMemory(error) ? tooMuch() : error))
        worker.once('exit', (code) =>
          reject(new Error(`the mail worker ended with code ${code} and no answer`)),
        )
      }),
    )
  } finally {
    for (const stop of stops) stop()
  }
}

const mostMilliseconds = 30_000

function unwrap(answer: WorkerAnswer): Mail {
  if (answer.kind === 'fault')
    throw new Fault(answer.code as FaultCode, { params: answer.params as FaultParams })
  if (answer.kind === 'bug') throw new Error(answer.message, { cause: answer.stack })
  return answer.mail
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
