/** What an organisation sets itself where the law gives no figure. */
export interface DeadlinePolicy {
  /** Until when asking for identity, mandate or meaning is still "without undue delay" (EDPB 01/2022 para. 159). */
  readonly askWithinWorkingDays: number
  /** After how many days of the month a refusal that is not sent yet is warned of. */
  readonly warnOfRefusalAfterDays: number
  /** Within how many hours marketing stops after an objection (GDPR Art. 21(3)). */
  readonly stopMarketingWithinHours: number
  /** The processor's hours of the contract for the notice of GDPR Art. 33(2), null where it sets none. */
  readonly processorNoticeHours: number | null
}

export const defaultPolicy: DeadlinePolicy = {
  askWithinWorkingDays: 5,
  warnOfRefusalAfterDays: 20,
  stopMarketingWithinHours: 24,
  processorNoticeHours: null,
}
