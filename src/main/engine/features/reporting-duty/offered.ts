import { DutyKind } from '#shared/contract/codes.ts'
import type { DutyPart, OfferedDuty } from '#shared/contract/reporting-duty.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import type { LegalEvent } from '../../deadline/index.ts'
import type { Law } from '../../law/index.ts'
import { type DutySubject, processorAwareAt } from './reading.ts'

/** The duties that can be added to a breach or an incident, with what the record knows of their starts. */
export function offeredDuties(
  { record }: Pick<DutySubject, 'record'>,
  events: readonly LegalEvent[],
  law: Law,
): OfferedDuty[] {
  const on = 'awareAt' in record ? 'breach' : 'incident'
  const aware: Instant | null = ('awareAt' in record ? record.awareAt : null) ?? record.detectedAt
  const known: Readonly<Partial<Record<DutyPart, Instant | null>>> = {
    processorAware: processorAwareAt(events),
    aware,
    known: aware,
    detected: record.detectedAt,
  }
  return DutyKind.options.flatMap((kind) => {
    const rule = law.duties[kind]
    if (!rule.on.includes(on)) return []
    return [
      {
        kind,
        source: rule.source,
        article: rule.article,
        takesAgreed: rule.steps.some(({ limits }) => limits.some((limit) => limit.rule === null)),
        starts: rule.starts.map(({ start, optional }) => ({ start, optional, at: known[start] ?? null })),
        steps: rule.steps.map(({ step }) => step),
      },
    ]
  })
}
