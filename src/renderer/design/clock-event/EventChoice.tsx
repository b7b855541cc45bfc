import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { type ClockEventName, ClockEventName as names } from '#shared/contract/clock.ts'
import clockEvents from '../../../../resources/law/codes/clock-event.json' with { type: 'json' }
import type { FieldKind } from '../fields/field-kind.ts'
import { useInputProps } from '../fields/input-props.ts'
import { FieldFrame } from '../form/FieldFrame.tsx'
import type { Lens } from '../form/lens.ts'
import { useWords } from '../words/use-words.ts'
import classes from './clock-event.module.css'
import type { EventGroup } from './event-groups.ts'

type Caution = ((event: ClockEventName) => ReactNode) | undefined

/** The choice of a legal event, with what it does to the clock, what to keep as evidence and what to know before. */
export function eventChoice(
  groups: readonly EventGroup[],
  caution: Caution,
): FieldKind<ClockEventName | null> {
  return {
    width: 'full',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <EventName event={value} />,
    input: (of) => <EventSelect of={of} groups={groups} caution={caution} />,
  }
}

export function EventName({ event }: { readonly event: ClockEventName }) {
  return useWords().code('clockEvent', event)
}

interface EventSelectProps {
  readonly of: Lens<ClockEventName | null>
  readonly groups: readonly EventGroup[]
  readonly caution: Caution
}

function EventSelect({ of, groups, caution }: EventSelectProps) {
  const { frame, input } = useInputProps(of.path, { required: true })
  const { t, code } = useWords()
  return (
    <>
      <FieldFrame {...frame}>
        <Select
          {...input}
          data={groups.map(({ key, events }) => ({
            group: t(`clock-event:group.${key}`),
            items: events.map((value) => ({ value, label: code('clockEvent', value) })),
          }))}
          value={of.value}
          onChange={(value) => of.set(names.safeParse(value).data ?? of.value)}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('design:table.nothingFound')}
          maxDropdownHeight={280}
          openOnFocus={of.value === null}
          data-autofocus
        />
      </FieldFrame>
      {of.value !== null && <EventMeaning event={of.value} />}
      {of.value !== null && caution?.(of.value)}
    </>
  )
}

/** What an event does to the clock, by which article, and what proves it. */
function EventMeaning({ event }: { readonly event: ClockEventName }) {
  const { t, cited } = useWords()
  const { effect, article } = clockEvents[event]
  return (
    <p className={classes.effect}>
      {t([`clock-event:effectOf.${event}`, `clock-event:effect.${effect}`])}
      {article !== null && ` (${cited(article)})`} {t('clock-event:keep')}{' '}
      {t(`clock-event:evidence.${event}`)}
    </p>
  )
}
