import type { RightsRequest } from '#shared/contract/rights-request.ts'
import type { Message } from '#shared/kernel/message.ts'

type Dates = Pick<RightsRequest, 'clockState' | 'dueOn'>

/** What an event did to the leading clock of a request. */
export function whatMoved(before: Dates, after: Dates): Message {
  const message = (key: string, params: Message['params'] = {}): Message => ({
    key: `rights-request:moved.${key}`,
    params,
    article: null,
  })
  if (after.clockState !== before.clockState) {
    return after.clockState === 'running' && after.dueOn !== null
      ? message('runs', { due: after.dueOn })
      : message(after.clockState)
  }
  if (after.dueOn === before.dueOn) return message('nothing')
  return message(before.dueOn === null || after.dueOn === null ? 'changed' : 'due', {
    from: before.dueOn,
    to: after.dueOn,
  })
}
