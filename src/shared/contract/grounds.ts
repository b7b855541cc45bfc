import contentLimits from '../../../resources/law/codes/content-limit.json' with { type: 'json' }
import extensionGrounds from '../../../resources/law/codes/extension-ground.json' with { type: 'json' }
import refusalGrounds from '../../../resources/law/codes/refusal-ground.json' with { type: 'json' }
import outcomes from '../../../resources/law/codes/request-outcome.json' with { type: 'json' }
import { ContentLimit, ExtensionGround, RefusalGround, RequestOutcome, type Right } from './codes.ts'

/** Each code of a list with the rights that it fits. */
type ByRight = Readonly<Record<string, { readonly rights: readonly string[] }>>

/** Grounds on which any of these rights can be refused (GDPR Art. 12(4), 12(5)). */
export function refusalGroundsFor(rights: readonly Right[]): readonly RefusalGround[] {
  return fitting(RefusalGround.options, refusalGrounds, rights)
}

/** What can limit the copy under any of these rights; a limit refuses nothing (GDPR Art. 15(4), 20(4), recital 63). */
export function contentLimitsFor(rights: readonly Right[]): readonly ContentLimit[] {
  return fitting(ContentLimit.options, contentLimits, rights)
}

/** What can make an extension necessary under any of these rights (GDPR Art. 12(3)). */
export function extensionGroundsFor(rights: readonly Right[]): readonly ExtensionGround[] {
  return fitting(ExtensionGround.options, extensionGrounds, rights)
}

/** How a request for these rights can end. */
export function outcomesFor(rights: readonly Right[]): readonly RequestOutcome[] {
  return fitting(RequestOutcome.options, outcomes, rights)
}

function fitting<K extends string>(all: readonly K[], list: ByRight, rights: readonly Right[]): readonly K[] {
  return all.filter((key) => rights.some((right) => list[key]?.rights.includes(right)))
}
