import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '#shared/kernel/faults.ts'
import { readMailFile } from './read.ts'
import type { WorkerAnswer, WorkerTask } from './worker-task.ts'

/** Entry of the worker thread that reads one mail and ends. */

async function read({ bytes }: WorkerTask): Promise<WorkerAnswer> {
  return { kind: 'mail', mail: await readMailFile(bytes) }
}

function failure(error: unknown): WorkerAnswer {
  if (error instanceof Fault) return { kind: 'fault', code: error.code, params: error.params }
  const bug = error instanceof Error ? error : new Error(String(error))
  return { kind: 'bug', message: bug.message, stack: bug.stack ?? '' }
}

void read(workerData)
  .catch(failure)
  .then((answer) => parentPort?.postMessage(answer))
