import { Checkbox, SegmentedControl } from '@mantine/core'
import { FieldGroup } from '../form/FieldFrame.tsx'
import { useField } from '../form/form-context.ts'
import { type Lens, pathName } from '../form/lens.ts'
import { useWords } from '../words/use-words.ts'
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
  const words = useField(of.path)
  const { t } = useWords()
  return (
    <FieldGroup words={words} article={options.article ?? null} required={options.required ?? false}>
      <SegmentedControl
        size="xs"
        name={`${words.id}-choice`}
        aria-label={words.label}
        value={of.value === null ? 'open' : String(of.value)}
        onChange={(value) => of.set(value === 'open' ? null : value === 'true')}
        data={[
          { value: 'open', label: t('design:answer.open') },
          { value: 'true', label: t('design:answer.yes') },
          { value: 'false', label: t('design:answer.no') },
        ]}
      />
    </FieldGroup>
  )
}
