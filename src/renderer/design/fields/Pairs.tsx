import classes from '../form/form.module.css'
import { useFieldWords } from '../form/form-context.ts'
import { useShownPath } from '../form/shown-path.ts'
import { type Fields, kindOf, namesOf } from './field-kind.ts'

interface PairsProps<V extends object> {
  readonly fields: Fields<V>
  readonly value: V
  /** A field that stands elsewhere already. */
  readonly except?: (keyof V & string) | undefined
}

/** The filled fields of a value as name and value, side by side. */
export function Pairs<V extends object>({ fields, value, except }: PairsProps<V>) {
  const { namespace, path } = useShownPath()
  const { label } = useFieldWords(namespace)
  return (
    <dl className={classes.pairs}>
      {namesOf(fields, value)
        .filter((name) => name !== except && !kindOf(fields, name).isEmpty(value[name]))
        .map((name) => {
          const { show } = kindOf(fields, name)
          return (
            <div key={name}>
              <dt>{label([...path, name])}</dt>
              <dd>{show(value[name])}</dd>
            </div>
          )
        })}
    </dl>
  )
}
