import { Worker } from 'node:worker_threads'
import { Fault, type FaultCode } from '#shared/kernel/faults.ts'
import type { WorkerAnswer, WorkerTask } from './worker-task.ts'

interface Surroundings {
  /** The worker's file: `worker.ts`, or what it was bundled into. */
  readonly entry: URL | string
  readonly signal: AbortSignal
  told(progress: Extract<WorkerAnswer, { kind: 'progress' }>): void
}

type Answer<K extends WorkerAnswer['kind']> = Extract<WorkerAnswer, { kind: K }>

/**
 * Does one piece of work in a thread of its own. When it is cancelled the thread has ended before this refuses, so that
 * the caller can remove what it left.
 * @throws Fault `cancelled`, and the work's own faults
 */
export async function runWorker<K extends 'made' | 'drilled' | 'extracted'>(
  kind: K,
  task: WorkerTask,
  { entry, signal, told }: Surroundings,
): Promise<Answer<K>> {
  if (signal.aborted) throw new Fault('cancelled')
  const worker = new Worker(entry, { workerData: task, execArgv: [] })
  const cancel = () => void worker.terminate()
  signal.addEventListener('abort', cancel)
  try {
    return await new Promise<Answer<K>>((resolve, reject) => {
      let answer: WorkerAnswer | null = null
      worker.on('message', (message: WorkerAnswer) => {
        if (message.kind === 'progress') told(message)
        else answer = message
      })
      worker.once('error', reject)
      worker.once('exit', () => {
        if (signal.aborted) reject(new Fault('cancelled'))
        else if (answer?.kind === kind) resolve(answer as Answer<K>)
        else reject(refusal(answer))
      })
    })
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

function refusal(answer: WorkerAnswer | null): Error {
  if (answer?.kind === 'fault') return new Fault(answer.code as FaultCode, { params: answer.params })
  if (answer?.kind === 'bug') return new Error(answer.message, { cause: answer.stack })
  return new Error('the backup worker ended without an answer')
}
