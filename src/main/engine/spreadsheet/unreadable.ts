import { Fault, type FaultParams } from '#shared/kernel/faults.ts'

/** Why a file is no table that can be read; the words tell how to mend it. */
export function unreadable(
  context:
    | 'empty'
    | 'noRows'
    | 'binary'
    | 'oldExcel'
    | 'damaged'
    | 'quote'
    | 'noSheet'
    | 'tooManyRows'
    | 'tooManyColumns'
    | 'longCell'
    | 'tooMuch',
  params: FaultParams = {},
): Fault {
  return new Fault('spreadsheet-unreadable', { params: { context, ...params } })
}
