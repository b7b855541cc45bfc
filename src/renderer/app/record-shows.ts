import { pastDecision } from '../design/decision/past-decision.tsx'
import { pastDuty, toldDuty } from '../design/duty/past-duty.tsx'
import { pastAuthority } from '../design/fields/authority.tsx'
import { type PastShows, pastGroup, pastInstant, pastKey, pastKeys } from '../design/history/past-values.tsx'
import { type PastTold, type RecordShows, recordShows } from '../design/history/record-shows.tsx'
import { pastLetter } from '../design/letter/past-letter.tsx'
import { recordShowsOf } from '../design/register/record-shows-of.ts'
import type { RecordDefinition } from '../design/register/register.ts'
import type { RecordBase } from '../design/register/register-api.ts'
import { kebab } from '../design/words/kebab.ts'
import { authorityFileRegister } from '../features/authority-file/register.tsx'
import { pastCount, toldCount } from '../features/breach/affected/past-count.tsx'
import { breachRegister } from '../features/breach/register.tsx'
import { connectionRegister } from '../features/connection/register.tsx'
import { datasetRegister } from '../features/inventory/dataset-register.tsx'
import { fieldShows } from '../features/inventory/field-shows.ts'
import { organisationDefinition } from '../features/organisation/definition.tsx'
import { processingActivityRegister } from '../features/processing-activity/register.tsx'
import { rightsRequestRegister } from '../features/rights-request/register.tsx'
import { securityIncidentRegister } from '../features/security-incident/register.tsx'
import { systemRegister } from '../features/system/register.tsx'
import { taskRegister } from '../features/task/register.tsx'
import { vendorRegister } from '../features/vendor/register.tsx'

/** How the audit log shows the values of each kind of record that has a form. */
export const allRecordShows: ReadonlyMap<string, RecordShows> = new Map([
  entry(processingActivityRegister),
  entry(rightsRequestRegister),
  entry(securityIncidentRegister),
  entry(breachRegister),
  entry(authorityFileRegister),
  entry(systemRegister),
  entry(vendorRegister),
  entry(taskRegister),
  entry(connectionRegister),
  entry(datasetRegister),
  entry(organisationDefinition),
  ['field', fieldShows],
  kept('clockEvent', {
    event: pastKey('codes:clockEvent'),
    rights: pastKeys('codes:right'),
    regimes: pastKeys('codes:regime'),
    facts: pastGroup('clock-event', {
      verdict: pastKey('codes:verdict'),
      exemption: pastKey('codes:communicationExemption'),
      authority: pastAuthority,
      refusalGrounds: pastKeys('codes:refusalGround'),
      contentLimits: pastKeys('codes:contentLimit'),
      extensionGrounds: pastKeys('codes:extensionGround'),
    }),
    decision: pastDecision,
  }),
  kept('breachFiling', {
    kind: pastKey('codes:filingKind'),
    authority: pastAuthority,
    regime: pastKey('codes:regime'),
    channel: pastKey('codes:filingChannel'),
    filedAt: pastInstant,
    receipt: pastGroup('breach-filing', { at: pastInstant }),
  }),
  kept('reportingDuty', pastDuty, toldDuty),
  kept('affectedCount', pastCount, toldCount),
  kept('attachment', {
    nameCheck: pastKey('attachment:nameCheck'),
    opening: pastKey('attachment:opening'),
  }),
  kept('letter', pastLetter),
  kept('letterTemplate', { kind: pastKey('letter:kind'), language: pastKey('app:language') }),
  kept('document', {
    kind: pastKey('documents:kind'),
    format: pastKey('documents:format'),
    language: pastKey('app:language'),
  }),
  kept('job', { state: pastKey('codes:jobState') }),
])

/** Of records that the engine keeps and that have no form. */
function kept(entity: string, past: PastShows, told?: PastTold): readonly [string, RecordShows] {
  return [entity, recordShows({ namespace: kebab(entity), fields: {}, checked: () => undefined, past, told })]
}

function entry<Row extends RecordBase, Draft extends object>(
  definition: RecordDefinition<Row, Draft>,
): readonly [string, RecordShows] {
  return [definition.entity, recordShowsOf(definition)]
}
