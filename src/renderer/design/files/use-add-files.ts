import { useState } from 'react'
import { largestFile } from '#shared/contract/attachment.ts'
import type { FaultCode, FaultParams } from '#shared/kernel/faults.ts'
import { readFault } from '../../engine/fault.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { useWords } from '../words/use-words.ts'

/** How far the adding of files is. */
export interface Adding {
  readonly fileName: string
  readonly place: number
  readonly count: number
  /** Bytes of the files that are in the store, and of all. */
  readonly done: number
  readonly total: number
}

/** A file that was not taken, and why. */
export interface Refused {
  readonly key: string
  readonly fileName: string
  readonly code: FaultCode
  readonly params: FaultParams
  /** The key of a wrong place of the input, which says more than that something was wrong. */
  readonly issue: string | null
}

/** Adds files to a record one after the other; each stands or is refused by itself. */
export function useAddFiles(recordId: string) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const [adding, setAdding] = useState<Adding | null>(null)
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const add = async (files: readonly File[]) => {
    const total = files.reduce((sum, { size }) => sum + size, 0)
    const failures: Refused[] = []
    let done = 0
    setRefused([])
    for (const [at, file] of files.entries()) {
      setAdding({ fileName: file.name, place: at + 1, count: files.length, done, total })
      const failure = await addOne(file, () => client.attachment.add({ subjectId: recordId, file }))
      if (failure) failures.push({ ...failure, key: `${at} ${file.name}` })
      done += file.size
    }
    setAdding(null)
    setRefused(failures)
    const count = files.length - failures.length
    if (count > 0) toasts.done(t('attachment:added', { count }))
  }
  const dismiss = (key: string) => setRefused((all) => all.filter((one) => one.key !== key))
  return { adding, refused, add, dismiss }
}

/** What is too large is refused here already: the shell would not let it through to the engine, which says why. */
async function addOne(file: File, add: () => Promise<unknown>): Promise<Omit<Refused, 'key'> | null> {
  if (file.size > largestFile) {
    const params = { megabytes: largestFile / 1_000_000 }
    return { fileName: file.name, code: 'file-too-large', params, issue: null }
  }
  try {
    await add()
    return null
  } catch (error) {
    const { code, params, issues } = readFault(error)
    return { fileName: file.name, code, params, issue: issues[0]?.key ?? null }
  }
}
