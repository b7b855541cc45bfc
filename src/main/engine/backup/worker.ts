import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '#shared/kernel/faults.ts'
import { drillBackup } from './drill.ts'
import { extractBackup } from './extract.ts'
import { makeBackup } from './make.ts'
import type { WorkerAnswer, WorkerTask } from './worker-task.ts'

/** Entry of the worker thread that makes or drills one backup and ends. The engine answers meanwhile. */

const tell = (answer: WorkerAnswer) => parentPort?.postMessage(answer)

/** One message for each hundredth: one for each chunk would wait by the thousand in the engine's memory. */
function tellProgress() {
  let last = ''
  return (step: Progress['step'], done: number, total: number) => {
    const reached = `${step} ${total === 0 ? 0 : Math.floor((done / total) * 100)}`
    if (reached === last) return
    last = reached
    tell({ kind: 'progress', step, done, total })
  }
}

type Progress = Extract<WorkerAnswer, { kind: 'progress' }>

function work(task: WorkerTask): WorkerAnswer {
  const progress = tellProgress()
  if ('make' in task) return { kind: 'made', made: makeBackup(task.make, progress) }
  const told = (done: number, total: number) => progress('restoring', done, total)
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
