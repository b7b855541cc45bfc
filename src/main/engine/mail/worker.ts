import { parentPort, workerData } from 'node:worker_threads'
import { answerOf } from '../bounded-thread.ts'
import { readMailFile } from './read.ts'

/** Entry of the worker thread that reads one mail and ends. */

const { bytes } = workerData as { readonly bytes: Uint8Array }

void answerOf(() => readMailFile(bytes)).then((answer) => parentPort?.postMessage(answer))
