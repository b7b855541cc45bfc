import { Worker } from 'node:worker_threads'
import { Fault, type FaultCode, type FaultParams } from '#shared/kernel/faults.ts'
import type { WorkerAnswer, WorkerTask } from './worker-task.ts'

export interface WorkerLimits {
  /** Ends the work; the promise is then refused with the fault `cancelled`. */
  readonly signal?: AbortSignal
  /** Milliseconds. */
  readonly timeLimit: number
}

/**
 * Makes one document in a worker thread of its own, which ends with it. Cancelling, the time limit and the memory limit
 * end the thread; a layout that is running then finishes unseen, because no thread can be stopped inside native code.
 * @param entry the worker's file: `worker.ts`, or what it was bundled into
 * @throws Fault `cancelled`; `document-too-large` past a limit; the worker's own faults
 */
export async function runWorker(
  entry: URL | string,
  task: WorkerTask,
  { signal, timeLimit }: WorkerLimits,
): Promise<Uint8Array> {
  if (signal?.aborted) throw new Fault('cancelled')
  const worker = new Worker(entry, { workerData: task, execArgv: [], resourceLimits })
  const tooLarge = () => new Fault('document-too-large', { params: { format: task.make } })
  const stops: (() => void)[] = [() => void worker.terminate()]
  const answer = new Promise<WorkerAnswer>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooLarge()), timeLimit)
    const cancel = () => reject(new Fault('cancelled'))
    signal?.addEventListener('abort', cancel)
    stops.push(
      () => clearTimeout(timer),
      () => signal?.removeEventListener('abort', cancel),
    )
    worker.once('message', resolve)
    worker.once('error', (error) => reject(isOutOfMemory(error) ? tooLarge() : error))
    worker.once('exit', (code) =>
      reject(new Error(`the document worker ended with code ${code} and no answer`)),
    )
  })
  try {
    return unwrap(await answer)
  } finally {
    for (const stop of stops) stop()
  }
}

/** Megabytes of the JavaScript heap. The young part is large because a document is many short-lived objects. */
const resourceLimits = { maxOldGenerationSizeMb: 3072, maxYoungGenerationSizeMb: 192 } as const

function unwrap(answer: WorkerAnswer): Uint8Array {
  if (answer.kind === 'fault')
    throw new Fault(answer.code as FaultCode, { params: answer.params as FaultParams })
  if (answer.kind === 'bug') throw new Error(answer.message, { cause: answer.stack })
  return answer.bytes
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
