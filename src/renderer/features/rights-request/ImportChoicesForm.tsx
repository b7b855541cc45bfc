import { MultiSelect, SegmentedControl, Select } from '@mantine/core'
import { useId } from 'react'
import { Regime, RequestChannel, Right } from '#shared/contract/codes.ts'
import { DayOrder, type ImportChoices, type ImportPreview } from '#shared/contract/request-import.ts'
import { Language } from '#shared/kernel/message.ts'
import { codes, useCodeOptions } from '../../design/fields/code.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './table-intake.module.css'

interface ImportChoicesFormProps {
  readonly preview: ImportPreview
  readonly onChange: (choices: ImportChoices) => void
}

/** How a table is read besides its columns: the sheet, the order of day and month, and what holds where a cell is empty. */
export function ImportChoicesForm({ preview, onChange }: ImportChoicesFormProps) {
  const { t } = useWords()
  const { choices, table, asksDayOrder } = preview
  const { forAll } = choices
  const fill = (change: Partial<ImportChoices['forAll']>) =>
    onChange({ ...choices, forAll: { ...forAll, ...change } })
  return (
    <>
      {asksDayOrder && <DayOrderChoice preview={preview} onChange={onChange} />}
      {table.sheets.length > 1 && (
        <Select
          className={classes.sheet}
          label={t('request-import:sheetChoice')}
          allowDeselect={false}
          data={table.sheets.map(({ name, isHidden }) => ({
            value: name,
            label: isHidden ? t('request-import:hiddenSheet', { name }) : name,
          }))}
          value={table.sheet}
          // Another sheet has other columns.
          onChange={(sheet) => onChange({ ...choices, sheet, columns: null })}
        />
      )}
      <section className={classes.section}>
        <h2>{t('request-import:forAll')}</h2>
        <div className={classes.choices}>
          <MultiSelect
            label={t('request-import:column.rights')}
            data={useCodeOptions(codes('right', Right))}
            value={forAll.rights}
            onChange={(rights) => fill({ rights: Right.options.filter((right) => rights.includes(right)) })}
            clearButtonProps={{ 'aria-label': t('design:clear') }}
            clearable
          />
          <Select
            label={t('request-import:column.channel')}
            data={useCodeOptions(codes('requestChannel', RequestChannel))}
            value={forAll.channel}
            allowDeselect={false}
            onChange={(channel) => fill({ channel })}
          />
          <Select
            label={t('request-import:column.language')}
            data={Language.options.map((value) => ({ value, label: t(`app:language.${value}`) }))}
            value={forAll.language}
            allowDeselect={false}
            onChange={(language) => fill({ language })}
          />
          <MultiSelect
            label={t('request-import:column.regimes')}
            data={useCodeOptions(codes('regime', Regime))}
            value={forAll.regimes}
            onChange={(regimes) =>
              fill({ regimes: Regime.options.filter((regime) => regimes.includes(regime)) })
            }
          />
        </div>
      </section>
    </>
  )
}

/** 03/02/2026 is asked: a month that is taken for a day moves a statutory limit. */
function DayOrderChoice({ preview: { choices }, onChange }: ImportChoicesFormProps) {
  const { t } = useWords()
  const label = useId()
  return (
    <section className={classes.section}>
      <h2 id={label}>{t('request-import:dayOrder.label')}</h2>
      {choices.dayOrder === null && <p className={classes.ask}>{t('request-import:dayOrder.ask')}</p>}
      <SegmentedControl
        aria-labelledby={label}
        size="xs"
        // No choice is marked before one was made.
        value={choices.dayOrder ?? ''}
        data={DayOrder.options.map((value) => ({ value, label: t(`request-import:dayOrder.${value}`) }))}
        onChange={(value) => onChange({ ...choices, dayOrder: DayOrder.parse(value) })}
      />
    </section>
  )
}
