import { Button } from '@mantine/core'
import { Minus, Plus } from 'lucide-react'
import { FieldGroup } from '../form/FieldFrame.tsx'
import classes from '../form/form.module.css'
import { useField } from '../form/form-context.ts'
import { at, filled, type Lens } from '../form/lens.ts'
import { useWords } from '../words/use-words.ts'
import { type FieldKind, type FieldOptions, type Fields, kindOf, namesOf } from './field-kind.ts'
import { Pairs } from './Pairs.tsx'

/** Fields that belong together and are stored as one. */
export function group<V extends object>(fields: Fields<V>, options: FieldOptions = {}): FieldKind<V> {
  return {
    width: options.width ?? 'full',
    isEmpty: (value) => namesOf(fields, value).every((name) => kindOf(fields, name).isEmpty(value[name])),
    show: (value) => <Pairs fields={fields} value={value} />,
    input: (of) => <Group fields={fields} of={of} options={options} />,
  }
}

/** The same where it may be missing altogether: a button adds it, another takes it away. */
export function optionalGroup<V extends object>(
  fields: Fields<V>,
  blank: () => V,
  options: FieldOptions = {},
): FieldKind<V | null> {
  return {
    width: options.width ?? 'full',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <Pairs fields={fields} value={value} />,
    input: (of) => <OptionalGroup fields={fields} of={of} options={options} blank={blank} />,
  }
}

/** The inputs of several fields in the form's grid. */
export function FieldGrid<V extends object>({ fields, of }: GridProps<V>) {
  return (
    <div className={classes.grid}>
      {namesOf(fields, of.value).map((name) => {
        const { input, width } = kindOf(fields, name)
        return (
          <div key={name} className={classes[width]}>
            {input(at(of, name), of.value)}
          </div>
        )
      })}
    </div>
  )
}

interface GridProps<V extends object> {
  readonly fields: Fields<V>
  readonly of: Lens<V>
}

function Group<V extends object>({ fields, of, options }: GridProps<V> & { readonly options: FieldOptions }) {
  const words = useField(of.path)
  return (
    <FieldGroup words={words} article={options.article ?? null} required={false}>
      <FieldGrid fields={fields} of={of} />
    </FieldGroup>
  )
}

interface OptionalGroupProps<V extends object> {
  readonly fields: Fields<V>
  readonly of: Lens<V | null>
  readonly options: FieldOptions
  readonly blank: () => V
}

function OptionalGroup<V extends object>({ fields, of, options, blank }: OptionalGroupProps<V>) {
  const words = useField(of.path)
  const { t } = useWords()
  return (
    <FieldGroup words={words} article={options.article ?? null} required={false}>
      {of.value === null ? (
        <Button variant="default" leftSection={<Plus size={14} />} onClick={() => of.set(blank())}>
          {words.add}
        </Button>
      ) : (
        <div className={classes.entry}>
          <FieldGrid fields={fields} of={filled(of, of.value)} />
          <Button
            variant="subtle"
            color="gray"
            mt="sm"
            leftSection={<Minus size={14} />}
            onClick={() => of.set(null)}
          >
            {t('design:form.remove', { what: words.label })}
          </Button>
        </div>
      )}
    </FieldGroup>
  )
}
