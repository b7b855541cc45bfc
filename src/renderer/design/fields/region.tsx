import { useQuery } from '@tanstack/react-query'
import { Country } from '#shared/contract/texts.ts'
import { useEngine } from '../engine-context.ts'
import type { Lens } from '../form/lens.ts'
import { useOpenStore } from '../session-context.ts'
import { useWords } from '../words/use-words.ts'
import { FieldSelect } from './FieldSelect.tsx'
import type { FieldOptions, PlacedField } from './field-kind.ts'

/** Where the country stands beside the region. */
interface Place {
  readonly country: string
  /** Whose calendar counts in place of the country's own. */
  readonly calendarCountry: string | null
  readonly region: string | null
}

/** The part of a country whose holiday calendar counts, by name; none where the whole country has one. */
export function region<P extends Place>(options: FieldOptions = {}): PlacedField<P, 'region'> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <RegionName code={value} />,
    input: (of, { country, calendarCountry }) => (
      <RegionSelect of={of} country={calendarCountry ?? country} options={options} />
    ),
  }
}

/** What a choice of regions is made of: the regions by name, and what stands in the field while none is chosen. */
export function useRegionChoices(country: string, chosen: string | null) {
  const { t } = useWords()
  const regions = useRegions(country)
  const named = (regions ?? []).map(({ code, name }) => ({ value: code, label: name }))
  const isKnown = chosen === null || named.some(({ value }) => value === chosen)
  const why = regions === null ? 'unknown' : regions?.length === 0 ? 'one' : 'whole'
  return {
    // One that the country does not have stays to be seen, until it is cleared.
    data: isKnown ? named : [...named, { value: chosen, label: chosen }],
    placeholder: t(`design:region.${why}`),
    disabled: chosen === null && named.length === 0,
  }
}

interface RegionSelectProps {
  readonly of: Lens<string | null>
  readonly country: string
  readonly options: FieldOptions
}

function RegionSelect({ of, country, options }: RegionSelectProps) {
  return (
    <FieldSelect
      path={of.path}
      options={options}
      {...useRegionChoices(country, of.value)}
      value={of.value}
      onChange={of.set}
      searchable
      clearable
    />
  )
}

/** A region of the calendar that the organisation counts with, by name. */
function RegionName({ code }: { readonly code: string }) {
  const { country, calendarCountry } = useOpenStore().organisation
  const regions = useRegions(calendarCountry ?? country)
  return regions?.find((one) => one.code === code)?.name ?? code
}

/** The regions of a country; null where its calendar is not known, undefined while they are read. */
function useRegions(country: string) {
  const { query } = useEngine()
  const { data } = useQuery({
    ...query.organisation.regions.queryOptions({ input: { country } }),
    enabled: Country.safeParse(country).success,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.regions
}
