import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '#shared/kernel/faults.ts'
import { renderDocx } from './docx/docx.ts'
import { pagesOf } from './pdf/pages.ts'
import { splitPages } from './pdf/split-pages.ts'
import { loadWords } from './words.ts'
import type { WorkerAnswer, WorkerTask } from './worker-task.ts'
import { renderXlsx } from './xlsx.ts'

/** Entry of the worker thread that makes one document and ends. */

async function make(task: WorkerTask): Promise<WorkerAnswer> {
  const { report, hash, places } = task
  const words = await loadWords(places.resourcesDir, report.language)
  if (task.make === 'docx') return { kind: 'bytes', bytes: await renderDocx(report, hash, words) }
  if (task.make === 'xlsx') return { kind: 'bytes', bytes: await renderXlsx(report, hash, words) }
  const pages = await pagesOf(report, hash, words, places)
  if (task.make === 'pdf') return { kind: 'bytes', bytes: pages.pdf() }
  return { kind: 'pages', pages: splitPages(pages, task.pageLimit), pageCount: pages.count }
}

function failure(error: unknown): WorkerAnswer {
  if (error instanceof Fault) return { kind: 'fault', code: error.code, params: error.params }
  const bug = error instanceof Error ? error : new Error(String(error))
  return { kind: 'bug', message: bug.message, stack: bug.stack ?? '' }
}

void make(workerData)
  .catch(failure)
  .then((answer) => parentPort?.postMessage(answer))
