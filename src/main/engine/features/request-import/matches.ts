import type { ImportMatch } from '#shared/contract/request-import.ts'
import { daysBetween } from '#shared/kernel/dates.ts'
import type { ReadDb } from '../../storage/index.ts'
import { duplicateWithin, openSimilar, personKeys, reasonOf } from '../rights-request/index.ts'
import type { ReadRow } from './row.ts'

/** Requests that each row seems to say once more, by its line: those of the store, and earlier rows of the file. */
export async function matchesOf(
  db: ReadDb,
  rows: readonly ReadRow[],
): Promise<ReadonlyMap<number, readonly ImportMatch[]>> {
  const inStore = await matchesInStore(db, rows)
  const inFile = matchesInFile(rows)
  return new Map(rows.map(({ line }) => [line, [...(inStore.get(line) ?? []), ...(inFile.get(line) ?? [])]]))
}

async function matchesInStore(db: ReadDb, rows: readonly ReadRow[]): Promise<Map<number, ImportMatch[]>> {
  const known = await externalReferences(db)
  const days = rows.flatMap(({ values }) => values.receivedOn ?? []).toSorted()
  const [from, to] = [days[0], days.at(-1)]
  const similar = from === undefined || to === undefined ? null : await openSimilar(db, { from, to })
  return new Map(
    rows.map(({ line, values, request }): [number, ImportMatch[]] => {
      const same = known.get(values.externalReference)
      if (same !== undefined)
        return [line, [{ ...same, line: null, reasons: ['externalReference'], proposed: 'same' }]]
      if (request === null || values.receivedOn === null || similar === null) return [line, []]
      const found = similar({ ...request, exceptId: null }, values.receivedOn).slice(0, 5)
      return [
        line,
        found.map(({ id, reference, reasons, proposed }) => ({
          requestId: id,
          reference,
          line: null,
          reasons,
          proposed,
        })),
      ]
    }),
  )
}

/** A request is known by what the other system calls it, or by our own reference where the table came from here. */
async function externalReferences({ kysely }: ReadDb) {
  const rows = await kysely
    .selectFrom('rightsRequest')
    .select(['id', 'reference', 'externalReference'])
    .execute()
  return new Map(
    rows.flatMap(({ id, reference, externalReference }) =>
      [externalReference, reference]
        .filter((name) => name !== '')
        .map((name) => [name, { requestId: id, reference }] as const),
    ),
  )
}

function matchesInFile(rows: readonly ReadRow[]): Map<number, ImportMatch[]> {
  const matches = new Map<number, ImportMatch[]>()
  const byReference = new Map<string, number>()
  const byKey = new Map<string, ReadRow[]>()
  for (const row of rows) {
    const { externalReference, receivedOn, rights } = row.values
    const same = byReference.get(externalReference)
    const found = new Map<number, Set<ImportMatch['reasons'][number]>>()
    const keys = row.request === null ? [] : personKeys(row.request)
    for (const key of keys)
      for (const other of byKey.get(key) ?? []) {
        const isNear =
          receivedOn !== null &&
          other.values.receivedOn !== null &&
          Math.abs(daysBetween(other.values.receivedOn, receivedOn)) <= duplicateWithin
        if (isNear && rights.some((right) => other.values.rights.includes(right)))
          found.set(other.line, (found.get(other.line) ?? new Set()).add(reasonOf(key)))
      }
    matches.set(
      row.line,
      same === undefined
        ? [...found].map(([line, reasons]) => inFile(line, [...reasons], 'duplicate')).slice(0, 5)
        : [inFile(same, ['externalReference'], 'same')],
    )
    if (externalReference !== '' && same === undefined) byReference.set(externalReference, row.line)
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), row])
  }
  return matches
}

function inFile(
  line: number,
  reasons: ImportMatch['reasons'],
  proposed: ImportMatch['proposed'],
): ImportMatch {
  return { requestId: null, reference: null, line, reasons, proposed }
}
