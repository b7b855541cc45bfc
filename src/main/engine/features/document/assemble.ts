import type { DocumentKind } from '#shared/contract/document.ts'
import { Day } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Language } from '#shared/kernel/message.ts'
import { buildReport, type Report } from '../../document/index.ts'
import type { Actor, QueryContext } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { countsOf } from '../affected-people/index.ts'
import {
  filingSheetsOf,
  filledForm,
  type SheetParts,
  standingFilings,
  surroundingsOf,
} from '../breach/index.ts'
import { organisationOf } from '../organisation/index.ts'
import { requestStatistics } from '../request-statistics/index.ts'
import { type ClockRules, rulesInForce } from '../rights-request/index.ts'
import { accessPackage, accessPackageVersion } from './access-package.ts'
import { affectedPeople, affectedPeopleVersion } from './affected-people.ts'
import { breachFilingSheet, breachFilingSheetVersion } from './breach-filing-sheet.ts'
import { breachNotification, breachNotificationVersion } from './breach-notification.ts'
import { breachRegister, breachRegisterVersion } from './breach-register.ts'
import { clockFiles } from './clock-files.ts'
import { clockSheet, clockSheetVersion } from './clock-sheet.ts'
import { clockOverview } from './clock-sheet-overview.ts'
import { requireMayDisclose } from './disclosing.ts'
import { filedDuties } from './filed-duties.ts'
import { letterheadOf } from './letterhead.ts'
import { packageFile } from './package-file.ts'
import { portabilityPackage, portabilityPackageVersion } from './portability-package.ts'
import { recordOfProcessing, recordOfProcessingVersion } from './record-of-processing.ts'
import { registersVersion, rightsRequestRegister } from './registers.ts'
import { requestStatisticsReport, requestStatisticsVersion } from './request-statistics.ts'

interface Wanted {
  readonly kind: DocumentKind
  readonly language: Language
  readonly recordId: string | null
  readonly from: Day | null
  readonly to: Day | null
}

/** What documents are put together with, beside the registers. */
export interface Shelf extends SheetParts {
  readonly rules: ClockRules
}

interface Surroundings extends Pick<QueryContext, 'today' | 'zone' | 'now'> {
  readonly db: ReadDb
  readonly actor: Actor
}

/**
 * Puts a document together from the registers.
 * @throws Fault `not-found` when the record it is to show does not exist, `invalid-input` when none is named where one must
 * be, `forbidden` and `not-reviewed` of packages
 */
export async function assembleReport(
  { kind, language, recordId, from, to }: Wanted,
  { db, actor, today, zone, now }: Surroundings,
  { rules, ...parts }: Shelf,
): Promise<Report> {
  requireMayDisclose(kind, actor, 'document.create')
  const { wordsOf, forms } = parts
  const words = await wordsOf(language)
  const organisation = await organisationOf(db)
  const one = recordId === null ? {} : { ids: [recordId] }
  const content = async () => {
    switch (kind) {
      case 'record-of-processing': {
        const activities = inOrder(await db.all('processingActivity', one))
        if (recordId !== null && activities.length === 0) {
          throw new Fault('not-found', { params: { entity: 'processingActivity', id: recordId } })
        }
        const listed = activities.filter(({ status }) => recordId !== null || status !== 'retired')
        return {
          ...recordOfProcessing(listed, await namesIn(db), words, recordId !== null),
          templateVersion: recordOfProcessingVersion,
        }
      }
      case 'rights-request-register':
        return {
          ...rightsRequestRegister(inOrder(await db.all('rightsRequest', one)), words),
          templateVersion: registersVersion,
        }
      case 'rights-request-statistics': {
        const period = { from: from ?? Day.parse(`${(to ?? today).slice(0, 4)}-01-01`), to: to ?? today }
        const told = await requestStatistics(db, period, { today, rules: await rulesInForce(rules, db) })
        return { ...requestStatisticsReport(told, words), templateVersion: requestStatisticsVersion }
      }
      case 'breach-register': {
        const breaches = inOrder(await db.all('breach', one))
        if (recordId !== null && breaches.length === 0) {
          throw new Fault('not-found', { params: { entity: 'breach', id: recordId } })
        }
        const events = await db.all('clockEvent', { subjectId: breaches.map(({ id }) => id) })
        const filings = await db.all('breachFiling', { breachId: breaches.map(({ id }) => id) })
        const standing = standingFilings(filings, events)
        const filingsOf = (id: string) => standing.filter(({ breachId }) => breachId === id)
        const ids = breaches.map(({ id }) => id)
        const duties = await filedDuties(db, ids, await rulesInForce(rules, db), words)
        const told = { filingsOf, dutiesOf: (id: string) => duties.get(id) ?? [] }
        return {
          ...breachRegister(breaches, events, told, await namesIn(db), words, recordId !== null),
          templateVersion: breachRegisterVersion,
        }
      }
      case 'rights-request-package': {
        return {
          ...accessPackage(await packageFile(db, named(recordId)), organisation, words),
          templateVersion: accessPackageVersion,
        }
      }
      case 'rights-request-portability': {
        return {
          ...portabilityPackage(await packageFile(db, named(recordId)), organisation, words),
          templateVersion: portabilityPackageVersion,
        }
      }
      case 'clock-sheet': {
        const inForce = await rulesInForce(rules, db)
        const files = inOrder(await clockFiles(db, recordId, inForce, { today, now, words }))
        const [file] = recordId === null ? [] : files
        const sheet = file ? clockSheet(file, inForce, words) : clockOverview(files, words)
        return { ...sheet, templateVersion: clockSheetVersion }
      }
      case 'breach-filing-sheet': {
        const breach = await db.get('breach', named(recordId))
        const sheets = await filingSheetsOf(breach, { db, now, language }, parts)
        return { ...breachFilingSheet(breach, sheets, words), templateVersion: breachFilingSheetVersion }
      }
      case 'affected-people': {
        const breach = await db.get('breach', named(recordId))
        const counts = await countsOf(db, breach.id)
        return { ...affectedPeople(breach, counts, words), templateVersion: affectedPeopleVersion }
      }
      case 'breach-notification': {
        const breach = await db.get('breach', named(recordId))
        const around = await surroundingsOf(breach, { db, now, words })
        return {
          ...breachNotification(breach, filledForm(forms, breach.edpbAnswers ?? {}, around), words),
          templateVersion: breachNotificationVersion,
        }
      }
    }
  }
  return buildReport({
    ...(await content()),
    kind,
    language,
    timeZone: zone,
    organisation: letterheadOf(organisation, words),
    date: today,
    version: today,
    author: actor.label,
  })
}

/** The record of a document that shows one alone. */
function named(recordId: string | null): string {
  if (recordId === null)
    throw new Fault('invalid-input', { issues: [{ path: ['recordId'], key: 'required' }] })
  return recordId
}

/** A register reads in the order of its references, whenever its records were made. */
function inOrder<T extends { readonly reference: string }>(records: readonly T[]): readonly T[] {
  return records.toSorted((a, b) => references.compare(a.reference, b.reference))
}

const references = new Intl.Collator('en', { numeric: true })

async function namesIn(db: ReadDb) {
  const [systems, activities, fields, datasets] = await Promise.all([
    db.all('system'),
    db.all('processingActivity'),
    db.all('field'),
    db.all('dataset'),
  ])
  const datasetNames = new Map(datasets.map(({ id, label, name }) => [String(id), label || name]))
  const names = new Map<string, string>([
    ...systems.map(({ id, name }) => [id, name] as const),
    ...activities.map(({ id, reference, name }) => [id, `${reference} ${name}`] as const),
    ...fields.map(({ id, label, name, datasetId }) => {
      const dataset = datasetNames.get(datasetId)
      return [id, dataset ? `${dataset}: ${label || name}` : label || name] as const
    }),
  ])
  return { of: (id: string) => names.get(id) ?? id }
}
