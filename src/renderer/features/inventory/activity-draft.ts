import type * as z from 'zod'
import type { Dataset, Field } from '#shared/contract/inventory.ts'
import { DataItem, DataSubjects, type processingActivityShape } from '#shared/contract/processing-activity.ts'

type Item = z.output<typeof DataItem>
type Subjects = z.output<typeof DataSubjects>

/** The part of a processing activity that follows from the fields which hold its data. */
export interface ActivityFromFields {
  readonly dataItems: readonly Item[]
  readonly dataSubjects: readonly Subjects[]
  readonly systemIds: z.output<typeof processingActivityShape.systemIds>
}

/** As many fields as one data item may name. */
const fieldsPerItem = 500

/**
 * One data item for each category (GDPR Art. 30(1)(c)) that the fields hold; special categories and criminal-offence data
 * stand apart from plain ones of the same category. Fields without a decided category are left out.
 */
export function activityFrom(
  fields: readonly Field[],
  datasets: readonly Pick<Dataset, 'id' | 'subjectCategory'>[],
): ActivityFromFields {
  const named = fields.filter(({ dataCategory }) => dataCategory !== null)
  const groups = new Map<string, Field[]>()
  for (const field of named) {
    const kind = [field.dataCategory, field.specialCategory, field.criminalOffence].join('|')
    groups.set(kind, [...(groups.get(kind) ?? []), field])
  }
  const used = new Set<string>(named.map(({ datasetId }) => datasetId))
  const categories = datasets
    .filter(({ id }) => used.has(id))
    .flatMap(({ subjectCategory }) => subjectCategory ?? [])
  return {
    dataItems: [...groups.values()].flatMap((group) => inPieces(group).map(itemOf)),
    dataSubjects: [...new Set(categories)].map((category) => DataSubjects.parse({ category })),
    systemIds: [...new Set(named.map(({ systemId }) => systemId))],
  }
}

/** What was there already, with what the fields add: known categories take the fields in, new ones follow. */
export function joined(known: ActivityFromFields, added: ActivityFromFields): ActivityFromFields {
  const dataItems = [...known.dataItems]
  const named = new Set(dataItems.flatMap(({ fieldIds }) => fieldIds))
  for (const item of added.dataItems) {
    const fresh = item.fieldIds.filter((id) => !named.has(id))
    const place = dataItems.findIndex((other) => isSameKind(other, item))
    const other = dataItems[place]
    const room = other === undefined ? 0 : fieldsPerItem - other.fieldIds.length
    if (other !== undefined)
      dataItems[place] = { ...other, fieldIds: [...other.fieldIds, ...fresh.slice(0, room)] }
    if (fresh.length > room) dataItems.push({ ...item, fieldIds: fresh.slice(room) })
  }
  const subjects = new Set(known.dataSubjects.map(({ category }) => category))
  return {
    dataItems,
    dataSubjects: [
      ...known.dataSubjects,
      ...added.dataSubjects.filter(({ category }) => !subjects.has(category)),
    ],
    systemIds: [...new Set([...known.systemIds, ...added.systemIds])],
  }
}

function isSameKind(one: Item, other: Item): boolean {
  return (
    one.category === other.category &&
    one.specialCategory === other.specialCategory &&
    one.criminalOffence === other.criminalOffence
  )
}

function itemOf(fields: readonly Field[]): Item {
  const [first] = fields
  return DataItem.parse({
    category: first?.dataCategory,
    specialCategory: first?.specialCategory,
    criminalOffence: first?.criminalOffence,
    fieldIds: fields.map(({ id }) => id),
  })
}

function inPieces(fields: readonly Field[]): Field[][] {
  const pieces: Field[][] = []
  for (let start = 0; start < fields.length; start += fieldsPerItem)
    pieces.push(fields.slice(start, start + fieldsPerItem))
  return pieces
}
