import { Checkbox } from '@mantine/core'
import { useField } from '../form/form-context.ts'
import { type Lens, pathName } from '../form/lens.ts'
import { useWords } from '../words/use-words.ts'
import { FieldSegments } from './FieldSegments.tsx'
import type { FieldKind, FieldOptions } from './field-kind.ts'

/** Yes or no. */
export function flag(options: FieldOptions = {}): FieldKind<boolean> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => !value,
    show: (value) => <YesNo value={value} />,
    input: (of) => <Flag of={of} options={options} />,
  }
}

/** Yes, no, or not said. */
export function yesNoOpen(options: FieldOptions = {}): FieldKind<boolean | null> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <YesNo value={value} />,
    input: (of) => <YesNoOpen of={of} options={options} />,
  }
}

export function YesNo({ value }: { readonly value: boolean }) {
  const { t } = useWords()
  return t(value ? 'design:answer.yes' : 'design:answer.no')
}

function Flag({ of, options }: { readonly of: Lens<boolean>; readonly options: FieldOptions }) {
  const words = useField(of.path)
  const { cited } = useWords()
  return (
    <Checkbox
      id={words.id}
      name={pathName(of.path)}
      checked={of.value}
      onChange={(event) => of.set(event.currentTarget.checked)}
      label={words.label}
      description={words.hint ?? (options.article && cited(options.article))}
      error={words.error}
      mt={options.width === 'full' ? 0 : 'lg'}
    />
  )
}

function YesNoOpen({ of, options }: { readonly of: Lens<boolean | null>; readonly options: FieldOptions }) {
  const { t } = useWords()
  return (
    <FieldSegments
      path={of.path}
      options={options}
      value={of.value === null ? 'open' : of.value ? 'true' : 'false'}
      onChange={(value) => of.set(value === 'open' ? null : value === 'true')}
      data={[
        { value: 'open', label: t('design:answer.open') },
        { value: 'true', label: t('design:answer.yes') },
        { value: 'false', label: t('design:answer.no') },
      ]}
    />
  )
}
