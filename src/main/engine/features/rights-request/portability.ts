import type { Portability } from '#shared/contract/request-disclosure.ts'
import type { EntityOf } from '../../storage/index.ts'

type Activity = EntityOf<'processingActivity'>

/** What systems compute about people; a field that no activity names is judged by its name. */
const computed = /scor|predict|likelihood|probab|propens|segment|lifecycle|persona|rating|churn|rank/i

/**
 * Whether a field belongs to the portability package: data that the person provided or that was observed, processed on consent
 * or contract (GDPR Art. 20(1); WP242 rev.01: what was derived or inferred is none of it). `unknown`: no activity says.
 */
export function portabilityOf(
  field: Pick<EntityOf<'field'>, 'id' | 'dataCategory'> | undefined,
  name: string,
  activities: readonly Activity[],
): Portability {
  const named = activities.flatMap((activity) =>
    activity.dataItems
      .filter(({ fieldIds }) => field !== undefined && fieldIds.includes(field.id))
      .map(({ source }) => ({ source, onWill: isOnWill(activity) })),
  )
  if (field?.dataCategory === 'profileOrScore') return 'derived'
  if (named.length === 0) return computed.test(name) ? 'derived' : 'unknown'
  const provided = named.filter(({ source }) => source === 'dataSubject' || source === 'observed')
  if (provided.length === 0)
    return named.some(({ source }) => source === 'derived') ? 'derived' : 'otherSource'
  const willed = provided.filter(({ onWill }) => onWill)
  if (willed.length === 0) return 'otherBasis'
  return willed.some(({ source }) => source === 'dataSubject') ? 'provided' : 'observed'
}

function isOnWill({ purposes }: Activity): boolean {
  return purposes.some(
    ({ legalBasis, art9Condition }) =>
      legalBasis === 'art6_1_a' || legalBasis === 'art6_1_b' || art9Condition === 'art9_2_a',
  )
}
