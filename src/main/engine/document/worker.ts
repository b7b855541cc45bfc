import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '#shared/kernel/faults.ts'
import { loadWords } from './words.ts'
import type { WorkerAnswer, WorkerTask } from './worker-task.ts'

/** Entry of the worker thread that makes one document and ends. It loads only what its format needs. */

async function make(task: WorkerTask): Promise<WorkerAnswer> {
  const { report, hash, places } = task
  const words = await loadWords(places.resourcesDir, report.language)
  if (task.make === 'docx') {
    const { renderDocx } = await import('./docx/docx.ts')
    return { kind: 'bytes', bytes: await renderDocx(report, hash, words) }
  }
  if (task.make === 'xlsx') {
    const { renderXlsx } = await import('./xlsx.ts')
    return { kind: 'bytes', bytes: await renderXlsx(report, hash, words) }
  }
  const { pagesOf } = await import('./pdf/pages.ts')
  return { kind: 'bytes', bytes: await pagesOf(report, hash, words, places) }
}

function failure(error: unknown): WorkerAnswer {
  if (error instanceof Fault) return { kind: 'fault', code: error.code, params: error.params }
  const bug = error instanceof Error ? error : new Error(String(error))
  return { kind: 'bug', message: bug.message, stack: bug.stack ?? '' }
}

void make(workerData)
  .catch(failure)
  .then((answer) => parentPort?.postMessage(answer))
