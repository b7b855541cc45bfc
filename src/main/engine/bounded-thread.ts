import { Worker } from 'node:worker_threads'
import { Fault, type FaultCode, type FaultParams } from '#shared/kernel/faults.ts'

/** What a thread that reads an untrusted file answers with, once. */
export type ThreadAnswer<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'fault'; readonly code: string; readonly params: Readonly<Record<string, unknown>> }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string }

interface Bounds {
  readonly signal: AbortSignal
  readonly mostMilliseconds: number
  /** What is said of a file that takes more time or memory than it may. */
  readonly tooMuch: () => Fault
}

/**
 * Reads an untrusted file in a thread of its own, which ends with it: a file that was made to take all memory or time
 * ends the thread, not the engine.
 * @param entry the worker's file, in its source or as it was bundled
 * @param task what the worker is started with; its bytes are handed over, not copied
 * @throws Fault what the worker found; `cancelled`
 */
export async function readInThread<T>(
  entry: URL | string,
  task: { readonly bytes: Uint8Array },
  { signal, mostMilliseconds, tooMuch }: Bounds,
): Promise<T> {
  if (signal.aborted) throw new Fault('cancelled')
  const worker = new Worker(entry, {
    workerData: task,
    transferList: [task.bytes.buffer as ArrayBuffer],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 },
  })
  const stops: (() => void)[] = [() => void worker.terminate()]
  try {
    return unwrap(
      await new Promise<ThreadAnswer<T>>((resolve, reject) => {
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
          reject(new Error(`the thread that reads a file ended with code ${code} and no answer`)),
        )
      }),
    )
  } finally {
    for (const stop of stops) stop()
  }
}

/** The worker's side: what `work` gives or throws, as an answer. */
export async function answerOf<T>(work: () => Promise<T>): Promise<ThreadAnswer<T>> {
  try {
    return { kind: 'read', value: await work() }
  } catch (error) {
    if (error instanceof Fault) return { kind: 'fault', code: error.code, params: error.params }
    const bug = error instanceof Error ? error : new Error(String(error))
    return { kind: 'bug', message: bug.message, stack: bug.stack ?? '' }
  }
}

function unwrap<T>(answer: ThreadAnswer<T>): T {
  if (answer.kind === 'fault')
    throw new Fault(answer.code as FaultCode, { params: answer.params as FaultParams })
  if (answer.kind === 'bug') throw new Error(answer.message, { cause: answer.stack })
  return answer.value
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
