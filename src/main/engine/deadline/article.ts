import type { Regime } from '#shared/contract/codes.ts'
import type { Message } from '#shared/kernel/message.ts'

/**
 * Cites what a message rests on as the law of the regime has it: the provisions of the GDPR stand under the same numbers
 * in the UK GDPR; in Switzerland the rule of the clock itself takes their place.
 */
export function citedAs(regime: Regime, ownRule: string | null, messages: readonly Message[]): Message[] {
  if (regime === 'eu') return [...messages]
  return messages.map((message) => ({ ...message, article: articleIn(regime, ownRule, message.article) }))
}

function articleIn(regime: Regime, ownRule: string | null, article: string | null): string | null {
  if (article === null) return null
  if (regime === 'uk') return article.replaceAll(/(?<!UK )GDPR/g, 'UK GDPR')
  return /^(GDPR|EDPB)/.test(article) ? ownRule : article
}
