import { type CountryLists, eachYear, type HolidayRow, type Years } from './lists.ts'

/** The text of a country's holiday file: one line a holiday, a region as its difference from the country. */
export function fileText(
  lists: CountryLists,
  aliases: Readonly<Record<string, string>>,
  years: Years,
): string {
  const regions = [...lists.regions].flatMap(([code, region]) => {
    const without = namesMissing(lists.national, region.rows)
    const also = region.rows.filter((row) => !lists.national.some((known) => sameDays(known, row)))
    return [
      `  ${quoted(code)}:`,
      `    name: ${quoted(region.name)}`,
      ...(without.length === 0 ? [] : [`    without: [${without.map(quoted).join(', ')}]`]),
      ...(also.length === 0 ? [] : ['    also:', ...lines(also, years, '      ')]),
    ]
  })
  return [
    '# Written by `npm run law:holidays`; mend scripts/law-holidays/overlay.yaml, not this file.',
    '# Holidays from date-holidays by commenthol and contributors, https://github.com/commenthol/date-holidays, CC BY 3.0;',
    '# rows with a source are ours.',
    `country: ${quoted(lists.country)}`,
    `years: { from: ${years.from}, to: ${years.to} }`,
    ...(Object.keys(aliases).length === 0
      ? []
      : [
          `aliases: { ${Object.entries(aliases)
            .map(([alias, code]) => `${quoted(alias)}: ${quoted(code)}`)
            .join(', ')} }`,
        ]),
    'holidays:',
    ...lines(lists.national, years, '  '),
    ...(regions.length === 0 ? [] : ['regions:', ...regions]),
    '',
  ].join('\n')
}

function namesMissing(national: readonly HolidayRow[], rows: readonly HolidayRow[]): string[] {
  return national.filter((known) => !rows.some((row) => sameDays(known, row))).map(({ name }) => name)
}

function sameDays(one: HolidayRow, other: HolidayRow): boolean {
  return one.disputed === other.disputed && one.on.join() === other.on.join()
}

function lines(rows: readonly HolidayRow[], years: Years, indent: string): string[] {
  return [...rows]
    .sort((one, other) => monthDay(one).localeCompare(monthDay(other)))
    .map((row) => {
      const fields = [
        `name: ${quoted(row.name)}`,
        days(row, years),
        ...(row.disputed === undefined ? [] : [`disputed: ${row.disputed}`]),
        ...(row.source === undefined ? [] : [`source: ${quoted(row.source)}`]),
      ]
      return `${indent}- { ${fields.join(', ')} }`
    })
}

/** A holiday on the same day of the month in consecutive years is one entry, any other a list of dates. */
function days({ on }: HolidayRow, years: Years): string {
  const first = Number(on[0]?.slice(0, 4))
  const last = Number(on.at(-1)?.slice(0, 4))
  const fixed = eachYear({ from: first, to: last }).map((year) => `${year}-${on[0]?.slice(5)}`)
  if (on.length < 3 || fixed.join() !== on.join()) return `on: [${on.join(', ')}]`
  const since = first === years.from ? '' : `, since: ${first}`
  const until = last === years.to ? '' : `, until: ${last}`
  return `every: ${on[0]?.slice(5)}${since}${until}`
}

function monthDay({ on }: HolidayRow): string {
  return on[0]?.slice(5) ?? ''
}

function quoted(text: string): string {
  return /^[\p{L}][\p{L}\p{M} .’-]*$/u.test(text) && !/^(no|yes|on|off|null|true|false)$/i.test(text)
    ? text
    : `'${text.replaceAll("'", "''").replaceAll('\n', ' ')}'`
}
