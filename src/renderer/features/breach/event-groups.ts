import type { EventGroup } from '../../design/clock-event/event-groups.ts'

/** The legal events of a breach, in the order in which a file usually runs. */
export const breachEventGroups: readonly EventGroup[] = [
  {
    key: 'signal',
    events: [
      'firstSignal',
      'reportedInternally',
      'dpoInformed',
      'investigationStarted',
      'investigationEnded',
    ],
  },
  {
    key: 'awareness',
    events: [
      'controllerAware',
      'processorAware',
      'processorNotified',
      'weAsProcessorAware',
      'jointControllerRole',
    ],
  },
  { key: 'risk', events: ['riskAssessed', 'newFactsChangeRisk', 'highRiskConcluded'] },
  {
    key: 'authority',
    events: ['initialFiled', 'supplementFiled', 'finalFiled', 'bundledFiled', 'notificationWithdrawn'],
  },
  { key: 'people', events: ['art34Sent', 'art34Exempt', 'delayedForPolice', 'authorityOrdered'] },
  { key: 'closing', events: ['closed'] },
]
