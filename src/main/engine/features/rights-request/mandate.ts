import type { ContactRole } from '#shared/contract/codes.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import type { Day } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'

type Request = Pick<RightsRequest, 'contactRole' | 'mandate' | 'answerTo' | 'clockState' | 'regimes'>

/**
 * What speaks against answering somebody who writes for the person, as of a day: no mandate, one that nobody saw, that has
 * ended or does not say how far it goes (EDPB 01/2022 section 3.4). Nothing of a request that is closed.
 */
export function mandateFindings(request: Request, today: Day): readonly Message[] {
  const { contactRole, mandate, answerTo, clockState, regimes } = request
  if (contactRole === 'self' || clockState === 'closed') return []
  const article = regimes.includes('eu') ? 'EDPB 01/2022 section 3.4' : null
  const finding = (key: string, params: Message['params'] = {}, of = article): Message => ({
    key: `rights-request:finding.${key}`,
    params,
    article: of,
  })
  const doubts: Message[] = []
  if (mandate === null) doubts.push(finding(`mandateMissing.${proofOf[contactRole]}`))
  else {
    const { from, until } = mandate
    if (mandate.seenOn === null) doubts.push(finding('mandateNotSeen'))
    if (until !== null && until < today) doubts.push(finding('mandateExpired', { until }))
    if (from !== null && from > today) doubts.push(finding('mandateNotYet', { from }))
  }
  return [
    ...(contactRole === 'heir' ? [finding('deceased', {}, 'GDPR recital 27')] : []),
    ...doubts,
    ...(mandate !== null && mandate.scope === '' ? [finding('mandateWithoutScope')] : []),
    ...(doubts.length > 0 && answerTo !== 'subject' ? [finding('answerWithoutMandate')] : []),
  ]
}

/** What proves that somebody may act for the person. */
const proofOf: Readonly<Record<Exclude<ContactRole, 'self'>, 'proxy' | 'custody' | 'standing'>> = {
  representative: 'proxy',
  lawyer: 'proxy',
  parent: 'custody',
  guardian: 'custody',
  heir: 'standing',
}
