import type {
  AffectedCount,
  affectedPeopleContract,
  PeopleCounted,
  TakenField,
} from '#shared/contract/affected-people.ts'
import type { Breach } from '#shared/contract/breach.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { canonicalHash } from '../../canonical-json.ts'
import type { HandlersOf } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { changeBreach } from '../breach/index.ts'
import type { ClockRules } from '../rights-request/index.ts'
import { countAffected } from './count.ts'
import { offeredProperties } from './offered.ts'
import { peopleSystems } from './readings.ts'

export function affectedPeopleHandlers(rules: ClockRules): HandlersOf<typeof affectedPeopleContract> {
  return {
    offered: async ({ connectionIds }, { db }) => ({
      systems: (await peopleSystems(db, null)).map(({ connectionId, systemId, name, records, readAt }) => ({
        connectionId,
        systemId,
        name,
        records,
        readAt,
      })),
      properties: connectionIds.length === 0 ? [] : await offeredProperties(db, connectionIds),
    }),
    count: async ({ breachId, meant }, { db, now }) => {
      const { counted, notFound } = await countAffected(db, await db.get('breach', breachId), meant, now)
      return { counted, notFound: [...notFound] }
    },
    keep: async ({ breachId, revision, meant, seen, note, take, kind }, context) => {
      const { db, now, actor } = context
      const breach = await db.get('breach', breachId)
      const { counted, conditions } = await countAffected(db, breach, meant, now)
      if (seen !== null && (seen.people !== counted.people || seen.records !== counted.records))
        throw new Fault('people-read-meanwhile')
      const { listed: _notKept, ...rest } = meant
      const kept = {
        meant: {
          ...rest,
          conditions,
          listed: counted.listed === null ? null : { entries: counted.listed.entries },
        },
        counted,
      }
      const taken = [...new Set(take)]
      const count = await db.insert('affectedCount', {
        breachId,
        ...kept,
        note,
        taken,
        countedBy: actor.label,
        contentHash: canonicalHash(kept),
      })
      const changes = Object.assign({}, ...taken.map((field) => filled(field, breach, counted, kind)))
      // Evidence alone changes nothing of the breach, and so nothing that somebody else may be editing.
      if (taken.length === 0) return { count, breach }
      return { count, breach: await changeBreach(breach, revision, changes, context, rules) }
    },
    of: async ({ breachId }, { db }) => ({ counts: await countsOf(db, breachId) }),
  }
}

/** The counts of a breach, the newest first. */
export async function countsOf(db: ReadDb, breachId: string): Promise<AffectedCount[]> {
  const counts = await db.all('affectedCount', { breachId: [breachId] })
  return counts.toSorted((one, other) => references.compare(other.reference, one.reference))
}

const references = new Intl.Collator('en', { numeric: true })

/** What a field of the breach becomes: numbers are those of the count, lists gain what they have not. */
function filled(
  field: TakenField,
  breach: Breach,
  counted: PeopleCounted,
  kind: 'exact' | 'approximate',
): Partial<Breach> {
  switch (field) {
    case 'peopleCount':
      return { peopleCount: { kind, value: counted.people } }
    case 'recordsCount':
      return { recordsCount: { kind, value: counted.records } }
    case 'countries':
      return {
        countries: joined(
          breach.countries,
          counted.countries.map(({ country }) => country),
        ),
      }
    case 'dataSubjectCategories':
      return { dataSubjectCategories: joined(breach.dataSubjectCategories, counted.subjectCategories) }
    case 'dataCategories':
      return {
        dataCategories: joined(
          breach.dataCategories,
          counted.categories.map(({ category }) => category),
        ),
      }
    case 'specialCategories':
      return {
        specialCategories: joined(
          breach.specialCategories,
          counted.specialCategories.map(({ category }) => category),
        ),
      }
  }
}

function joined<T>(one: readonly T[], other: readonly T[]): T[] {
  return [...new Set([...one, ...other])]
}
