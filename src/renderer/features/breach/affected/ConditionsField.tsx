import { ActionIcon, MultiSelect, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import type { PeopleMeant } from '#shared/contract/affected-people.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { FieldGroup } from '../../../design/form/FieldFrame.tsx'
import { useField } from '../../../design/form/form-context.ts'
import type { Lens } from '../../../design/form/lens.ts'
import { numberText } from '../../../design/words/dates.ts'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './affected.module.css'

interface ConditionsFieldProps {
  readonly of: Lens<PeopleMeant['conditions']>
  readonly connectionIds: PeopleMeant['connectionIds']
}

/** Properties that tell the people apart, each with the values that are meant and how many records have them. */
export function ConditionsField({ of, connectionIds }: ConditionsFieldProps) {
  const { query } = useEngine()
  const { t, language } = useWords()
  const words = useField(of.path)
  const { data } = useQuery({
    ...query.affectedPeople.offered.queryOptions({ input: { connectionIds } }),
    enabled: connectionIds.length > 0,
    placeholderData: (former) => former,
  })
  const properties = data?.properties ?? []
  const nameOf = (name: string) => properties.find(({ property }) => property === name)?.label ?? name
  const free = properties.filter(({ property }) => of.value.every((each) => each.property !== property))
  const change = (property: string, values: string[]) =>
    of.set(of.value.map((each) => (each.property === property ? { property, values } : each)))
  return (
    <FieldGroup words={words} article={null} required={false}>
      <div className={classes.conditions}>
        {of.value.map(({ property, values }) => (
          <div key={property} className={classes.condition}>
            <MultiSelect
              label={nameOf(property)}
              data={(properties.find((each) => each.property === property)?.values ?? []).map((each) => ({
                value: each.value,
                label: t('affected-count:value', {
                  value: each.value || t('affected-count:noValue'),
                  records: numberText(each.records, language),
                }),
              }))}
              value={[...values]}
              onChange={(next) => change(property, next)}
              placeholder={values.length === 0 ? t('affected-count:chooseValues') : ''}
              clearButtonProps={{ 'aria-label': t('design:clear') }}
              searchable
            />
            <ActionIcon
              aria-label={t('design:form.remove', { what: nameOf(property) })}
              onClick={() => of.set(of.value.filter((each) => each.property !== property))}
            >
              <Trash2 size={14} />
            </ActionIcon>
          </div>
        ))}
        {free.length > 0 && (
          <Select
            aria-label={words.add}
            placeholder={words.add}
            leftSection={<Plus size={14} />}
            data={free.map(({ property, label }) => ({ value: property, label }))}
            value={null}
            onChange={(property) => property !== null && of.set([...of.value, { property, values: [] }])}
            searchable
            maw={360}
          />
        )}
        {data !== undefined && properties.length === 0 && (
          <span className={classes.quiet}>{t('affected-count:noProperties')}</span>
        )}
      </div>
    </FieldGroup>
  )
}
