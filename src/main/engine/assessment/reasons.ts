import type { Verdict } from '#shared/contract/codes.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { BreachCriteria } from './criteria.ts'
import { type AspectRisk, type FullFacts, type Risk, reaches } from './risk.ts'

/** A reason for one of the two verdicts. */
export interface Reason {
  readonly about: 'authority' | 'people'
  readonly message: Message
}

/** Everything that the reasons are drawn from: the breach as it is at the least and at the most. */
export interface Grounds {
  readonly least: Risk
  readonly most: Risk
  readonly facts: { readonly least: FullFacts; readonly most: FullFacts }
  readonly duties: BreachCriteria['duties']['eu']
  readonly openFacts: readonly string[]
  /** The guideline or provision that asks for a fact. */
  readonly articleOf: (fact: string) => string | null
  /** Whether a fact is known; what was only tried is no reason. */
  readonly isKnown: (fact: string) => boolean
}

/** Why the authority is to be notified, need not be, or cannot be said yet (GDPR Art. 33(1)). */
export function authorityReasons(verdict: Verdict, grounds: Grounds): readonly Reason[] {
  return reasonsOf('authority', verdict, grounds)
}

/** Why the people are to be told, with the exemptions (GDPR Art. 34(1), 34(3)). */
export function peopleReasons(verdict: Verdict, grounds: Grounds): readonly Reason[] {
  const reasons = reasonsOf('people', verdict, grounds)
  const { most, facts, duties } = grounds
  const about = 'people'
  if (verdict === 'notRequired' && reaches(most.level, duties.people.from)) {
    return [{ about, message: message('assessment:highRiskRemoved', 'GDPR Art. 34(3)(b)') }]
  }
  return verdict === 'required' && facts.least.communicationEffort === 'disproportionate'
    ? [...reasons, { about, message: message('assessment:publicCommunication', 'GDPR Art. 34(3)(c)') }]
    : reasons
}

function reasonsOf(about: Reason['about'], verdict: Verdict, grounds: Grounds): readonly Reason[] {
  const { from, article } = grounds.duties[about]
  const first = message(`assessment:${about}.${verdict}.${from}`, article)
  const said = (messages: readonly Message[]) => messages.map((text) => ({ about, message: text }))
  if (verdict === 'undetermined') {
    const open = grounds.openFacts.map((fact) =>
      message('assessment:notKnown', grounds.articleOf(fact), { fact }),
    )
    return said([first, ...open])
  }
  const risk = verdict === 'required' ? grounds.least : grounds.most
  const facts = verdict === 'required' ? grounds.facts.least : grounds.facts.most
  const counted = risk.aspects.filter(({ level }) => verdict === 'notRequired' || reaches(level, from))
  return said([first, ...counted.flatMap((aspect) => aspectReasons(aspect, facts, grounds))])
}

/** What an aspect comes to, and the facts that make it so. */
function aspectReasons(
  risk: AspectRisk,
  facts: FullFacts,
  { isKnown, articleOf }: Grounds,
): readonly Message[] {
  const contained = risk.id === 'contained' && risk.exposure !== null
  return [
    contained
      ? message(`assessment:exposure.${risk.exposure.id}`, risk.exposure.article)
      : message(`assessment:${risk.aspect}.${risk.id}`, risk.article),
    ...risk.because
      .filter(isKnown)
      .map((fact) => message('assessment:counted', articleOf(fact), { fact, value: facts[fact] ?? '' })),
  ]
}

function message(key: string, article: string | null, params: Message['params'] = {}): Message {
  return { key, params, article }
}
