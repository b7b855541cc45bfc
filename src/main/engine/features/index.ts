import type { DocumentFormat } from '#shared/contract/document.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { Clock } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { loadBreachCriteria, loadEnisaMethod } from '../assessment/index.ts'
import type { Network } from '../connector/index.ts'
import type { OpenSession } from '../dispatcher.ts'
import { type Report, renderReport } from '../document/index.ts'
import { loadEdpbForms, loadPortalSheets } from '../edpb-form/index.ts'
import type { IdleWatch } from '../idle-watch.ts'
import { openWords } from '../language/index.ts'

import type { Events } from '../router/index.ts'
import type { Workers } from '../workers.ts'
import { affectedPeopleHandlers } from './affected-people/index.ts'
import { attachmentHandlers, type OpenedFiles, requireOwnFile } from './attachment/index.ts'
import { auditHandlers } from './audit/index.ts'
import { authorityFileHandlers, authorityFileRestored } from './authority-file/index.ts'
import { breachHandlers, recomputeBreach } from './breach/index.ts'
import { calendarHandlers, type OpenDeadlines } from './calendar/index.ts'
import { connectionHandlers, connectionRestored } from './connection/index.ts'
import { dashboardHandlers } from './dashboard/index.ts'
import { deadlinePolicyHandlers } from './deadline-policy/index.ts'
import { documentHandlers } from './document/index.ts'
import { type DueKeeper, dueListHandlers } from './due-list/index.ts'
import { idleLockHandlers } from './idle-lock/index.ts'
import { datasetHandlers, fieldHandlers, snapshotHandlers } from './inventory/index.ts'
import { jobHandlers } from './job/index.ts'
import { legalHoldHandlers } from './legal-hold/index.ts'
import {
  letterHandlers,
  letterTemplateHandlers,
  loadAuthorityAddresses,
  loadLetterContents,
  openShippedTemplates,
} from './letter/index.ts'
import { networkHandlers } from './network/index.ts'
import { organisationHandlers } from './organisation/index.ts'
import { type Cleansing, personHandlers } from './person/index.ts'
import { preferenceHandlers } from './preference/index.ts'
import { processingActivityHandlers } from './processing-activity/index.ts'
import { reportingDutyHandlers } from './reporting-duty/index.ts'
import { openTableWords, requestImportHandlers } from './request-import/index.ts'
import { requestRetentionHandlers } from './request-retention/index.ts'
import { requestStatisticsHandlers } from './request-statistics/index.ts'
import {
  type ClockRules,
  loadIntakePhrases,
  recomputeRequest,
  rightsRequestHandlers,
} from './rights-request/index.ts'
import { searchHandlers } from './search/index.ts'
import { certaintyDue, securityIncidentHandlers } from './security-incident/index.ts'
import { systemHandlers } from './system/index.ts'
import { taskHandlers } from './task/index.ts'
import { vendorHandlers } from './vendor/index.ts'

interface Parts {
  readonly resourcesDir: string
  readonly rules: ClockRules
  readonly deadlines: OpenDeadlines
  readonly dueKeeper: DueKeeper
  readonly knownStores: () => readonly string[]
  readonly workers: Workers
  readonly network?: Network
  readonly clock: Clock
  readonly events: Events
  readonly openedFiles: OpenedFiles
  readonly idle: IdleWatch
  readonly cleansing: Cleansing
  session(): OpenSession | null
}

/** The handlers of every feature that works on an open store, with the rules and texts that they share. */
export async function featureHandlers(
  parts: Parts,
): Promise<{ [K in Exclude<keyof Contract, 'store' | 'user' | 'key' | 'backup'>]: unknown }> {
  const { resourcesDir, rules, deadlines, workers, events } = parts
  const open = () => {
    const session = parts.session()
    if (!session) throw new Fault('store-locked')
    return session
  }
  const phrases = loadIntakePhrases(resourcesDir)
  const wordsOf = openWords(resourcesDir)
  const sheetParts = { forms: loadEdpbForms(resourcesDir), sheets: loadPortalSheets(resourcesDir), wordsOf }
  const rendering = { resourcesDir, worker: workers.document }
  const render = (report: Report, format: DocumentFormat, signal: AbortSignal) =>
    renderReport(report, format, { ...rendering, signal })
  const letters = {
    contents: loadLetterContents(resourcesDir),
    shipped: openShippedTemplates(resourcesDir),
    addresses: loadAuthorityAddresses(resourcesDir),
    rules,
    wordsOf,
    render,
  }
  return {
    organisation: organisationHandlers(rules.calendars),
    system: systemHandlers,
    vendor: vendorHandlers,
    task: taskHandlers,
    processingActivity: processingActivityHandlers,
    rightsRequest: rightsRequestHandlers(rules, {
      wordsOf,
      mail: { phrases, worker: workers.mail },
    }),
    requestImport: requestImportHandlers({
      rules,
      phrases,
      tableWords: openTableWords(resourcesDir, wordsOf),
      worker: workers.spreadsheet,
    }),
    requestStatistics: requestStatisticsHandlers(rules),
    requestRetention: requestRetentionHandlers({ cleansing: parts.cleansing, events, open }),
    securityIncident: securityIncidentHandlers(rules),
    breach: breachHandlers(
      rules,
      { criteria: loadBreachCriteria(resourcesDir), enisa: loadEnisaMethod(resourcesDir) },
      sheetParts,
    ),
    reportingDuty: reportingDutyHandlers(rules),
    affectedPeople: affectedPeopleHandlers(rules),
    authorityFile: authorityFileHandlers(rules.law),
    legalHold: legalHoldHandlers,
    deadlinePolicy: deadlinePolicyHandlers(rules, events),
    dashboard: dashboardHandlers(deadlines, open),
    calendar: calendarHandlers({ deadlines, wordsOf }),
    dueList: dueListHandlers({
      keeper: parts.dueKeeper,
      clock: parts.clock,
      events,
      open,
      knownStores: parts.knownStores,
    }),
    search: searchHandlers,
    preference: preferenceHandlers,
    document: documentHandlers({ rules, ...sheetParts, render }),
    letter: letterHandlers(letters),
    letterTemplate: letterTemplateHandlers(letters),
    attachment: attachmentHandlers(parts.openedFiles),
    connection: connectionHandlers({
      resourcesDir,
      network: parts.network,
      cleansing: parts.cleansing,
      open,
      events,
    }),
    network: networkHandlers(open, events),
    idleLock: idleLockHandlers(parts.idle, events),
    dataset: datasetHandlers,
    field: fieldHandlers,
    snapshot: snapshotHandlers,
    person: personHandlers(open, parts.cleansing),
    job: jobHandlers(() => parts.session()?.jobs),
    audit: auditHandlers({
      resourcesDir,
      wordsOf,
      store: () => open().store,
      print: (report, signal) => render(report, 'pdf', signal),
      revertRules: {
        rightsRequest: {
          restored: async (id, context) =>
            recomputeRequest(await context.db.get('rightsRequest', id), null, context, rules),
        },
        breach: {
          restored: async (id, context) =>
            recomputeBreach(await context.db.get('breach', id), null, context, rules),
        },
        authorityFile: { restored: (id, context) => authorityFileRestored(rules.law, id, context) },
        securityIncident: {
          restored: async (id, { db }) =>
            db.update('securityIncident', id, null, {
              certaintyDueAt: certaintyDue(await db.get('securityIncident', id)),
            }),
        },
        connection: { restored: connectionRestored },
        attachment: { requireRemoval: requireOwnFile },
      },
    }),
    event: { subscribe: async (_input: unknown, signal?: AbortSignal) => events.subscribe(signal) },
  }
}
