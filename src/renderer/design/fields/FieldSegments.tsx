import { SegmentedControl } from '@mantine/core'
import { FieldGroup } from '../form/FieldFrame.tsx'
import { useField } from '../form/form-context.ts'
import type { Path } from '../form/lens.ts'
import type { FieldOptions } from './field-kind.ts'

interface FieldSegmentsProps<V extends string> {
  readonly path: Path
  readonly options: FieldOptions
  readonly data: { readonly value: V; readonly label: string }[]
  readonly value: V
  readonly onChange: (value: V) => void
}

/** A field of two or three choices that are all seen at once. */
export function FieldSegments<V extends string>({ path, options, ...segments }: FieldSegmentsProps<V>) {
  const words = useField(path)
  return (
    <FieldGroup words={words} article={options.article ?? null} required={options.required ?? false}>
      <SegmentedControl {...segments} size="xs" name={`${words.id}-choice`} aria-label={words.label} />
    </FieldGroup>
  )
}
