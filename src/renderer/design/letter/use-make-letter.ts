import { useEffect, useRef, useState } from 'react'
import * as z from 'zod'
import type { Letter } from '#shared/contract/letter.ts'
import { id } from '#shared/kernel/ids.ts'
import type { EngineClient } from '../../engine/client.ts'
import { refusalOf } from '../../engine/fault.ts'
import { useEngine } from '../engine-context.ts'
import { useJob } from '../jobs/use-job.ts'

export interface LetterMaking {
  /** The letter that was made here; null: none yet. */
  readonly letter: Letter | null
  readonly isRunning: boolean
  /** Why it was not made. */
  readonly error: unknown
  readonly make: (wanted: Parameters<EngineClient['letter']['make']>[0]) => Promise<void>
}

const Made = z.object({ id: id('letter') })

/** Makes a letter and gives its record as soon as it is there. */
export function useMakeLetter(): LetterMaking {
  const { client } = useEngine()
  const { job, isRunning, start } = useJob()
  const [letter, setLetter] = useState<Letter | null>(null)
  const [error, setError] = useState<unknown>(null)
  const settled = useRef<string | null>(null)
  useEffect(() => {
    if (job === null || isRunning || settled.current === job.id) return
    settled.current = job.id
    const made = Made.safeParse(job.result)
    if (made.success) client.letter.get(made.data).then(setLetter, setError)
    else if (job.fault !== null) setError(refusalOf(job.fault))
  }, [job, isRunning, client])
  const make = (wanted: Parameters<EngineClient['letter']['make']>[0]) => {
    setError(null)
    return start(() => client.letter.make(wanted))
  }
  return { letter, isRunning, error, make }
}
