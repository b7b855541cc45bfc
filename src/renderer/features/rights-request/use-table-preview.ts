import { useRef, useState } from 'react'
import type { ImportChoices, ImportPreview } from '#shared/contract/request-import.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { useEngine } from '../../design/engine-context.ts'

/** As large as the engine takes one. */
const largestTable = 10_000_000

export interface TablePreview {
  readonly file: File | null
  readonly preview: ImportPreview | null
  /** The name of the file that is being read; null: none is. */
  readonly reading: string | null
  /** Which file could not be read, or not as it was chosen to be, and why. */
  readonly failed: { readonly file: File; readonly fault: unknown } | null
  /** Reads a table, at first as it proposes itself; what was chosen before stays where the reading fails. */
  readonly read: (file: File, choices?: ImportChoices) => Promise<void>
  readonly forget: () => void
}

/** What a table would become, read anew with each choice; the answer to an older choice is passed over. */
export function useTablePreview(): TablePreview {
  const { client } = useEngine()
  const [table, setTable] = useState<{ readonly file: File; readonly preview: ImportPreview } | null>(null)
  const [reading, setReading] = useState<string | null>(null)
  const [failed, setFailed] = useState<TablePreview['failed']>(null)
  const turn = useRef(0)
  const read = async (file: File, choices?: ImportChoices) => {
    turn.current += 1
    const own = turn.current
    setReading(file.name)
    setFailed(null)
    try {
      // What is too large is refused here already: the shell would not let it through to the engine.
      if (file.size > largestTable)
        throw new Fault('file-too-large', { params: { megabytes: largestTable / 1_000_000 } })
      const preview = await client.requestImport.preview({ file, ...(choices && { choices }) })
      if (own === turn.current) setTable({ file, preview })
    } catch (refusal) {
      if (own === turn.current) setFailed({ file, fault: refusal })
    } finally {
      if (own === turn.current) setReading(null)
    }
  }
  const forget = () => {
    turn.current += 1
    setTable(null)
    setReading(null)
    setFailed(null)
  }
  return { file: table?.file ?? null, preview: table?.preview ?? null, reading, failed, read, forget }
}
