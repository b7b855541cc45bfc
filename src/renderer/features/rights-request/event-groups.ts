import type { EventGroup } from '../../design/clock-event/event-groups.ts'

/** The legal events of a request, in the order in which a file usually runs. */
export const requestEventGroups: readonly EventGroup[] = [
  {
    key: 'receipt',
    events: [
      'receivedByController',
      'receivedByProcessor',
      'receivedByOtherGroupCompany',
      'scopeExtendedByRequester',
      'weAreProcessor',
    ],
  },
  {
    key: 'identity',
    events: [
      'identityDoubtRaised',
      'identityAsked',
      'identityProved',
      'identityInsufficient',
      'identityUnanswered',
    ],
  },
  {
    key: 'mandate',
    events: [
      'authorityOfRepresentativeAsked',
      'authorityOfRepresentativeProved',
      'minorIdentified',
      'subjectDeceased',
    ],
  },
  { key: 'clarification', events: ['clarificationAsked', 'clarificationAnswered'] },
  { key: 'fee', events: ['feeAnnounced', 'feeAccepted', 'feePaid', 'feeWithdrawn'] },
  { key: 'extension', events: ['extensionNoticeSent'] },
  {
    key: 'work',
    events: [
      'processorAsked',
      'processorAnswered',
      'marketingObjection',
      'consentWithdrawn',
      'actionDone',
      'recipientsAsked',
      'restrictionLiftPlanned',
    ],
  },
  { key: 'answer', events: ['partialAnswerSent', 'answerSent', 'answerArrived', 'answerBounced'] },
  {
    key: 'ending',
    events: ['refusalSent', 'forwardedToController', 'withdrawnByRequester', 'reopened'],
  },
  {
    key: 'dispute',
    events: ['complaintToController', 'complaintToAuthority', 'authorityLetter', 'courtAction'],
  },
]
