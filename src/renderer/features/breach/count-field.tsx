import { SegmentedControl } from '@mantine/core'
import { CountKind } from '#shared/contract/codes.ts'
import type { FieldKind, FieldOptions } from '../../design/fields/field-kind.ts'
import { WholeNumberInput } from '../../design/fields/WholeNumberInput.tsx'
import { FieldGroup } from '../../design/form/FieldFrame.tsx'
import { useField } from '../../design/form/form-context.ts'
import type { Lens } from '../../design/form/lens.ts'
import { numberText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './breach.module.css'

interface Count {
  kind: CountKind
  value: number | null
}

/** How many: exactly, about, or not known yet (GDPR Art. 33(3)(a)). */
export function count(options: FieldOptions = {}): FieldKind<Count> {
  return {
    width: options.width ?? 'half',
    isEmpty: ({ kind }) => kind === 'unknown',
    show: (value) => <CountText count={value} />,
    input: (of) => <CountInput of={of} options={options} />,
  }
}

/** `240 (approximate)`, or that it is not known. */
export function CountText({ count: { kind, value } }: { readonly count: Count }) {
  const { code, language } = useWords()
  const word = code('countKind', kind)
  return value === null ? word : `${numberText(value, language)} (${word.toLowerCase()})`
}

function CountInput({ of, options }: { readonly of: Lens<Count>; readonly options: FieldOptions }) {
  const words = useField(of.path)
  const typed = useField([...of.path, 'value'])
  const { code } = useWords()
  const { kind, value } = of.value
  return (
    <FieldGroup words={words} article={options.article ?? null} required={false}>
      <div className={classes.count}>
        <SegmentedControl
          size="xs"
          name={`${words.id}-kind`}
          aria-label={words.label}
          value={kind}
          onChange={(next) => {
            const chosen = CountKind.parse(next)
            of.set({ kind: chosen, value: chosen === 'unknown' ? null : value })
          }}
          data={CountKind.options.map((option) => ({ value: option, label: code('countKind', option) }))}
        />
        {kind !== 'unknown' && (
          <WholeNumberInput
            id={typed.id}
            error={typed.error}
            aria-label={words.label}
            value={value}
            onChange={(next) => of.set({ kind, value: next })}
            classNames={{ input: classes.number }}
          />
        )}
      </div>
    </FieldGroup>
  )
}
