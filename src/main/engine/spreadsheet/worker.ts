import { parentPort, workerData } from 'node:worker_threads'
import { answerOf } from '../bounded-thread.ts'
import { readSpreadsheetFile } from './read.ts'

/** Entry of the worker thread that reads one table and ends. */

const { bytes, sheet } = workerData as { readonly bytes: Uint8Array; readonly sheet: string | null }

void answerOf(() => readSpreadsheetFile(bytes, sheet)).then((answer) => parentPort?.postMessage(answer))
