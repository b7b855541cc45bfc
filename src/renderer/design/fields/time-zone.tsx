import { Select } from '@mantine/core'
import { TimeZone } from '#shared/kernel/dates.ts'
import { FieldFrame } from '../form/FieldFrame.tsx'
import type { Lens } from '../form/lens.ts'
import type { FieldKind, FieldOptions } from './field-kind.ts'
import { useInputProps } from './input-props.ts'

/** An IANA time zone. */
export function timeZone(options: FieldOptions = {}): FieldKind<TimeZone> {
  return {
    width: options.width ?? 'half',
    isEmpty: () => false,
    show: (value) => value,
    input: (of) => <ZoneSelect of={of} options={options} />,
  }
}

function ZoneSelect({ of, options }: { readonly of: Lens<TimeZone>; readonly options: FieldOptions }) {
  const { frame, input } = useInputProps(of.path, options)
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <FieldFrame {...frame}>
      <Select
        {...input}
        data={zones.includes(of.value) ? zones : [of.value, ...zones]}
        value={of.value}
        onChange={(value) => value !== null && of.set(TimeZone.parse(value))}
        searchable
        allowDeselect={false}
      />
    </FieldFrame>
  )
}
