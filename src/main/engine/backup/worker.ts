import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '#shared/kernel/faults.ts'
import { drillBackup } from './drill.ts'
import { extractBackup } from './extract.ts'
import { makeBackup } from './make.ts'
import type { WorkerAnswer, WorkerTask } from './worker-task.ts'

/** Entry of the worker thread that makes or drills one backup and ends. The engine answers meanwhile. */

const tell = (answer: WorkerAnswer) => parentPort?.postMessage(answer)

function work(task: WorkerTask): WorkerAnswer {
  if ('make' in task) {
    const made = makeBackup(task.make, (step, done, total) => tell({ kind: 'progress', step, done, total }))
    return { kind: 'made', made }
  }
  const told = (done: number, total: number) => tell({ kind: 'progress', step: 'restoring', done, total })
  if ('extract' in task) return { kind: 'extracted', manifest: extractBackup(task.extract, told) }
  return { kind: 'drilled', drilled: drillBackup(task.drill, told) }
}

function failure(error: unknown): WorkerAnswer {
  if (error instanceof Fault) return { kind: 'fault', code: error.code, params: error.params }
  const bug = error instanceof Error ? error : new Error(String(error))
  return { kind: 'bug', message: bug.message, stack: bug.stack ?? '' }
}

try {
  tell(work(workerData as WorkerTask))
} catch (error) {
  tell(failure(error))
}
