import type * as z from 'zod'
import answerTo from '../../../resources/law/codes/answer-to.json' with { type: 'json' }
import art9Condition from '../../../resources/law/codes/art9-condition.json' with { type: 'json' }
import authorityFileKind from '../../../resources/law/codes/authority-file-kind.json' with { type: 'json' }
import breachCause from '../../../resources/law/codes/breach-cause.json' with { type: 'json' }
import breachNature from '../../../resources/law/codes/breach-nature.json' with { type: 'json' }
import communicationExemption from '../../../resources/law/codes/communication-exemption.json' with {
  type: 'json',
}
import contactRole from '../../../resources/law/codes/contact-role.json' with { type: 'json' }
import contentLimit from '../../../resources/law/codes/content-limit.json' with { type: 'json' }
import controllerRole from '../../../resources/law/codes/controller-role.json' with { type: 'json' }
import countKind from '../../../resources/law/codes/count-kind.json' with { type: 'json' }
import dataCategory from '../../../resources/law/codes/data-category.json' with { type: 'json' }
import dataSubjectCategory from '../../../resources/law/codes/data-subject-category.json' with {
  type: 'json',
}
import delayGround from '../../../resources/law/codes/delay-ground.json' with { type: 'json' }
import dpiaCriterion from '../../../resources/law/codes/dpia-criterion.json' with { type: 'json' }
import dpiaNecessity from '../../../resources/law/codes/dpia-necessity.json' with { type: 'json' }
import dutyKind from '../../../resources/law/codes/duty-kind.json' with { type: 'json' }
import erasureGround from '../../../resources/law/codes/erasure-ground.json' with { type: 'json' }
import extensionGround from '../../../resources/law/codes/extension-ground.json' with { type: 'json' }
import filingChannel from '../../../resources/law/codes/filing-channel.json' with { type: 'json' }
import filingKind from '../../../resources/law/codes/filing-kind.json' with { type: 'json' }
import incidentOutcome from '../../../resources/law/codes/incident-outcome.json' with { type: 'json' }
import incidentType from '../../../resources/law/codes/incident-type.json' with { type: 'json' }
import legalBasis from '../../../resources/law/codes/legal-basis.json' with { type: 'json' }
import measureKind from '../../../resources/law/codes/measure-kind.json' with { type: 'json' }
import processingOperation from '../../../resources/law/codes/processing-operation.json' with { type: 'json' }
import provisionObligation from '../../../resources/law/codes/provision-obligation.json' with { type: 'json' }
import recipientKind from '../../../resources/law/codes/recipient-kind.json' with { type: 'json' }
import refusalGround from '../../../resources/law/codes/refusal-ground.json' with { type: 'json' }
import regime from '../../../resources/law/codes/regime.json' with { type: 'json' }
import requestChannel from '../../../resources/law/codes/request-channel.json' with { type: 'json' }
import requestOutcome from '../../../resources/law/codes/request-outcome.json' with { type: 'json' }
import requestWork from '../../../resources/law/codes/request-work.json' with { type: 'json' }
import retentionEnd from '../../../resources/law/codes/retention-end.json' with { type: 'json' }
import retentionPhase from '../../../resources/law/codes/retention-phase.json' with { type: 'json' }
import retentionUnit from '../../../resources/law/codes/retention-unit.json' with { type: 'json' }
import right from '../../../resources/law/codes/right.json' with { type: 'json' }
import sector from '../../../resources/law/codes/sector.json' with { type: 'json' }
import source from '../../../resources/law/codes/source.json' with { type: 'json' }
import specialCategory from '../../../resources/law/codes/special-category.json' with { type: 'json' }
import systemKind from '../../../resources/law/codes/system-kind.json' with { type: 'json' }
import systemRole from '../../../resources/law/codes/system-role.json' with { type: 'json' }
import taskPriority from '../../../resources/law/codes/task-priority.json' with { type: 'json' }
import transferTool from '../../../resources/law/codes/transfer-tool.json' with { type: 'json' }
import vendorRole from '../../../resources/law/codes/vendor-role.json' with { type: 'json' }
import verdict from '../../../resources/law/codes/verdict.json' with { type: 'json' }
import authorityFileState from '../../../resources/law/states/authority-file.json' with { type: 'json' }
import breachState from '../../../resources/law/states/breach.json' with { type: 'json' }
import jobState from '../../../resources/law/states/job.json' with { type: 'json' }
import processingActivityState from '../../../resources/law/states/processing-activity.json' with {
  type: 'json',
}
import rightsRequestState from '../../../resources/law/states/rights-request.json' with { type: 'json' }
import taskState from '../../../resources/law/states/task.json' with { type: 'json' }
import { codeList } from '../kernel/codes.ts'

/** Who gets the answer where somebody writes for the person. */
export const AnswerTo = codeList(answerTo)
export type AnswerTo = z.infer<typeof AnswerTo>

export const Art9Condition = codeList(art9Condition)
export type Art9Condition = z.infer<typeof Art9Condition>

/** A complaint, an inquiry of an authority, or an action of a court. */
export const AuthorityFileKind = codeList(authorityFileKind)
export type AuthorityFileKind = z.infer<typeof AuthorityFileKind>

export const BreachCause = codeList(breachCause)
export type BreachCause = z.infer<typeof BreachCause>

export const BreachNature = codeList(breachNature)
export type BreachNature = z.infer<typeof BreachNature>

export const ContactRole = codeList(contactRole)
export type ContactRole = z.infer<typeof ContactRole>

/** Why people are not told of a breach that is a high risk to them (GDPR Art. 34(3)). */
export const CommunicationExemption = codeList(communicationExemption)
export type CommunicationExemption = z.infer<typeof CommunicationExemption>

export const ContentLimit = codeList(contentLimit)
export type ContentLimit = z.infer<typeof ContentLimit>

export const ControllerRole = codeList(controllerRole)
export type ControllerRole = z.infer<typeof ControllerRole>

export const CountKind = codeList(countKind)
export type CountKind = z.infer<typeof CountKind>

export const DataCategory = codeList(dataCategory)
export type DataCategory = z.infer<typeof DataCategory>

export const DataSubjectCategory = codeList(dataSubjectCategory)
export type DataSubjectCategory = z.infer<typeof DataSubjectCategory>

export const DelayGround = codeList(delayGround)
export type DelayGround = z.infer<typeof DelayGround>

export const DpiaCriterion = codeList(dpiaCriterion)
export type DpiaCriterion = z.infer<typeof DpiaCriterion>

export const DpiaNecessity = codeList(dpiaNecessity)
export type DpiaNecessity = z.infer<typeof DpiaNecessity>

/** To whom something is owed beside the authority of GDPR Art. 33(1): controllers, other authorities, who a contract names. */
export const DutyKind = codeList(dutyKind)
export type DutyKind = z.infer<typeof DutyKind>

/** Why personal data are erased (GDPR Art. 17(1)). */
export const ErasureGround = codeList(erasureGround)
export type ErasureGround = z.infer<typeof ErasureGround>

export const ExtensionGround = codeList(extensionGround)
export type ExtensionGround = z.infer<typeof ExtensionGround>

export const FilingChannel = codeList(filingChannel)
export type FilingChannel = z.infer<typeof FilingChannel>

/** What is filed with an authority: at once, more of it, the end of it (GDPR Art. 33(1), 33(4)). */
export const FilingKind = codeList(filingKind)
export type FilingKind = z.infer<typeof FilingKind>

/** What a security incident was found to be. */
export const IncidentOutcome = codeList(incidentOutcome)
export type IncidentOutcome = z.infer<typeof IncidentOutcome>

export const IncidentType = codeList(incidentType)
export type IncidentType = z.infer<typeof IncidentType>

export const LegalBasis = codeList(legalBasis)
export type LegalBasis = z.infer<typeof LegalBasis>

export const MeasureKind = codeList(measureKind)
export type MeasureKind = z.infer<typeof MeasureKind>

export const ProcessingOperation = codeList(processingOperation)
export type ProcessingOperation = z.infer<typeof ProcessingOperation>

export const ProvisionObligation = codeList(provisionObligation)
export type ProvisionObligation = z.infer<typeof ProvisionObligation>

export const RecipientKind = codeList(recipientKind)
export type RecipientKind = z.infer<typeof RecipientKind>

export const RefusalGround = codeList(refusalGround)
export type RefusalGround = z.infer<typeof RefusalGround>

export const Regime = codeList(regime)
export type Regime = z.infer<typeof Regime>

export const RequestChannel = codeList(requestChannel)
export type RequestChannel = z.infer<typeof RequestChannel>

export const RequestOutcome = codeList(requestOutcome)
export type RequestOutcome = z.infer<typeof RequestOutcome>

/** What a request asks to be done in a system, by a processor or to a recipient. */
export const RequestWork = codeList(requestWork)
export type RequestWork = z.infer<typeof RequestWork>

export const RetentionEnd = codeList(retentionEnd)
export type RetentionEnd = z.infer<typeof RetentionEnd>

export const RetentionPhase = codeList(retentionPhase)
export type RetentionPhase = z.infer<typeof RetentionPhase>

export const RetentionUnit = codeList(retentionUnit)
export type RetentionUnit = z.infer<typeof RetentionUnit>

export const Right = codeList(right)
export type Right = z.infer<typeof Right>

export const Sector = codeList(sector)
export type Sector = z.infer<typeof Sector>

export const Source = codeList(source)
export type Source = z.infer<typeof Source>

export const SpecialCategory = codeList(specialCategory)
export type SpecialCategory = z.infer<typeof SpecialCategory>

export const SystemKind = codeList(systemKind)
export type SystemKind = z.infer<typeof SystemKind>

export const SystemRole = codeList(systemRole)
export type SystemRole = z.infer<typeof SystemRole>

export const TaskPriority = codeList(taskPriority)
export type TaskPriority = z.infer<typeof TaskPriority>

export const TransferTool = codeList(transferTool)
export type TransferTool = z.infer<typeof TransferTool>

export const VendorRole = codeList(vendorRole)
export type VendorRole = z.infer<typeof VendorRole>

export const Verdict = codeList(verdict)
export type Verdict = z.infer<typeof Verdict>

export const AuthorityFileState = codeList(authorityFileState)
export type AuthorityFileState = z.infer<typeof AuthorityFileState>

export const BreachState = codeList(breachState)
export type BreachState = z.infer<typeof BreachState>

export const JobState = codeList(jobState)
export type JobState = z.infer<typeof JobState>

export const ProcessingActivityState = codeList(processingActivityState)
export type ProcessingActivityState = z.infer<typeof ProcessingActivityState>

export const RightsRequestState = codeList(rightsRequestState)
export type RightsRequestState = z.infer<typeof RightsRequestState>

export const TaskState = codeList(taskState)
export type TaskState = z.infer<typeof TaskState>
