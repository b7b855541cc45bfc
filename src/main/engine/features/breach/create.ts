import type * as z from 'zod'
import { NewBreach } from '#shared/contract/breach.ts'
import { chosenCalendar } from '../../law/index.ts'
import type { CommandContext } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { recordClockEvent } from '../clock-event/index.ts'
import { organisationOf } from '../organisation/index.ts'
import type { ClockRules } from '../rights-request/index.ts'
import { recompute } from './clocks.ts'
import { requireTimes } from './times.ts'

/**
 * Records a breach, under the calendar and in the zone of the organisation where it names none, and who found the
 * controller aware, if that is decided.
 * @throws Fault `invalid-input` for times in the future, and for an end before the beginning
 */
export async function createBreach(
  given: z.input<typeof NewBreach>,
  context: CommandContext,
  rules: ClockRules,
): Promise<EntityOf<'breach'>> {
  const { db } = context
  const { aware, timeZone, country, region, ...values } = NewBreach.parse(given)
  requireTimes(values, null, context)
  const organisation = await organisationOf(db)
  const calendar = chosenCalendar(organisation)
  const created = await db.insert('breach', {
    ...values,
    timeZone: timeZone ?? organisation.timeZone,
    country: country ?? calendar.country,
    region: country === undefined ? calendar.region : (region ?? null),
    awareAt: null,
    dueAt: null,
    clockState: 'notStarted',
    notifiedAt: null,
    ruleVersion: '',
    authorityNotification: 'undetermined',
    dataSubjectNotification: 'undetermined',
    assessment: null,
    authorities: [],
    authoritiesReason: '',
    edpbAnswers: null,
    advice: null,
    decision: null,
    closedAt: null,
  })
  if (aware) {
    await recordClockEvent(
      context,
      created.id,
      {
        event: 'controllerAware',
        occurredAt: aware.at,
        rights: [],
        regimes: [],
        correctionOf: null,
        reason: aware.reason,
        decidedBy: aware.by,
        evidence: '',
        facts: {},
      },
      { momentPath: ['aware', 'at'] },
    )
  }
  return recompute(created, null, context, rules)
}
