import { TimeZone } from '#shared/kernel/dates.ts'
import type { Lens } from '../form/lens.ts'
import { zonesWith } from '../words/dates.ts'
import { FieldSelect } from './FieldSelect.tsx'
import type { FieldKind, FieldOptions } from './field-kind.ts'

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
  return (
    <FieldSelect<string>
      path={of.path}
      options={options}
      data={zonesWith(of.value)}
      value={of.value}
      onChange={(value) => value !== null && of.set(TimeZone.parse(value))}
      searchable
    />
  )
}
