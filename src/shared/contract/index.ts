import { affectedPeopleContract } from './affected-people.ts'
import { attachmentContract } from './attachment.ts'
import { auditContract } from './audit.ts'
import { authorityFileContract } from './authority-file.ts'
import { backupContract } from './backup.ts'
import { breachContract } from './breach.ts'
import { calendarContract } from './calendar.ts'
import { connectionContract } from './connection.ts'
import { dashboardContract } from './dashboard.ts'
import { deadlinePolicyContract } from './deadline-policy.ts'
import { documentContract } from './document.ts'
import { dueListContract } from './due-list.ts'
import { eventContract } from './events.ts'
import { idleLockContract } from './idle-lock.ts'
import { datasetContract, fieldContract, snapshotContract } from './inventory.ts'
import { jobContract } from './job.ts'
import { keyContract } from './key.ts'
import { legalHoldContract } from './legal-hold.ts'
import { letterContract } from './letter.ts'
import { letterTemplateContract } from './letter-template.ts'
import { networkContract } from './network.ts'
import { organisationContract } from './organisation.ts'
import { personContract } from './person.ts'
import { preferenceContract } from './preference.ts'
import { processingActivityContract } from './processing-activity.ts'
import { reportingDutyContract } from './reporting-duty.ts'
import { requestImportContract } from './request-import.ts'
import { requestRetentionContract } from './request-retention.ts'
import { requestStatisticsContract } from './request-statistics.ts'
import { rightsRequestContract } from './rights-request.ts'
import { searchContract } from './search.ts'
import { securityIncidentContract } from './security-incident.ts'
import { storeContract } from './store.ts'
import { systemContract } from './system.ts'
import { taskContract } from './task.ts'
import { userContract } from './user.ts'
import { vendorContract } from './vendor.ts'

/**
 * Everything that Wardbook can do, one line a feature. Window, command line and tests call these operations and
 * nothing else; the router runs them.
 */
export const contract = {
  store: storeContract,
  user: userContract,
  key: keyContract,
  idleLock: idleLockContract,
  organisation: organisationContract,
  system: systemContract,
  connection: connectionContract,
  network: networkContract,
  dataset: datasetContract,
  field: fieldContract,
  snapshot: snapshotContract,
  person: personContract,
  processingActivity: processingActivityContract,
  rightsRequest: rightsRequestContract,
  requestImport: requestImportContract,
  requestRetention: requestRetentionContract,
  requestStatistics: requestStatisticsContract,
  securityIncident: securityIncidentContract,
  breach: breachContract,
  reportingDuty: reportingDutyContract,
  affectedPeople: affectedPeopleContract,
  authorityFile: authorityFileContract,
  legalHold: legalHoldContract,
  deadlinePolicy: deadlinePolicyContract,
  vendor: vendorContract,
  task: taskContract,
  dashboard: dashboardContract,
  calendar: calendarContract,
  dueList: dueListContract,
  search: searchContract,
  document: documentContract,
  letter: letterContract,
  letterTemplate: letterTemplateContract,
  attachment: attachmentContract,
  preference: preferenceContract,
  job: jobContract,
  audit: auditContract,
  backup: backupContract,
  event: eventContract,
}
export type Contract = typeof contract
