import type { ReactNode } from 'react'
import type { Lens } from '../form/lens.ts'

/** How much of the form's width a field takes. */
export type FieldWidth = 'full' | 'half' | 'third'

/** One kind of field: how it is typed, how it is shown, and when it counts as empty. */
export interface FieldKind<V> {
  readonly input: (of: Lens<V>) => ReactNode
  readonly show: (value: V) => ReactNode
  readonly isEmpty: (value: V) => boolean
  readonly width: FieldWidth
}

/** What every field may be told. */
export interface FieldOptions {
  /** The article that asks the question, as cited: `GDPR Art. 30(1)(b)`. */
  readonly article?: string
  readonly required?: boolean
  readonly width?: FieldWidth
}

/** A field in its place, which may depend on what stands around it. */
export interface PlacedField<V, K extends keyof V> extends Omit<FieldKind<V[K]>, 'input'> {
  readonly input: (of: Lens<V[K]>, around: V) => ReactNode
  /** Asked only while this holds. */
  readonly when?: (around: V) => boolean
}

/** The fields of a record or of an entry of a list, in the order in which they stand in the form. */
export type Fields<V> = { readonly [K in keyof V]?: PlacedField<V, K> }

/** The names of those `fields` that `around` asks, in their order. */
export function namesOf<V extends object>(fields: Fields<V>, around: V): (keyof V & string)[] {
  const names = Object.keys(fields) as (keyof V & string)[]
  return names.filter((name) => fields[name]?.when?.(around) ?? true)
}

/** The kind of a field that `fields` names. */
export function kindOf<V extends object, K extends keyof V & string>(
  fields: Fields<V>,
  name: K,
): PlacedField<V, K> {
  const kind: PlacedField<V, K> | undefined = fields[name]
  if (kind === undefined) throw new Error(`no field ${name}`)
  return kind
}
