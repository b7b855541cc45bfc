import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import type { PackageFile, PackageValue } from './package-file.ts'

/** Version of this document's structure and wording; part of its content hash. */
export const portabilityPackageVersion = '1'

type Content = Pick<
  ReportInput,
  'title' | 'reference' | 'subtitle' | 'layout' | 'sections' | 'sheets' | 'records'
>

/**
 * What GDPR Art. 20(1) lets a person take along: what they provided and what was observed, on consent or contract, as JSON and
 * CSV. Values stand as the systems hold them, under the systems' own names, so that another controller can read them.
 */
export function portabilityPackage(
  { request, people }: PackageFile,
  organisation: EntityOf<'organisation'>,
  words: Words,
): Content {
  const t = (key: string, params = {}) => words.text(`document:portability.${key}`, params)
  const taken = people.map((person) => ({ ...person, values: person.values.filter(isTaken) }))
  const left = people.flatMap(({ system, values }) =>
    values
      .filter((value) => value.isPortable && !isTaken(value))
      .map(({ label, withheld }) => [system, label, withheld?.reason ?? '']),
  )
  const columns = (['system', 'record', 'name', 'label', 'value'] as const).map((key) => ({
    title: t(key),
    width: key === 'value' ? 3 : 1.5,
  }))
  const rows = taken.flatMap(({ system, externalId, values }) =>
    values.map(({ name, label, value }) => [system, externalId, name, label, value]),
  )
  return {
    title: t('title'),
    reference: request.reference,
    subtitle: request.subjectName,
    layout: 'compact',
    sections: [
      {
        orientation: 'landscape',
        blocks: [
          { type: 'paragraph', text: t('opening', { organisation: organisation.name }) },
          rows.length === 0
            ? { type: 'note', tone: 'information', text: t('nothing') }
            : { type: 'table', columns, rows },
          ...(left.length === 0
            ? []
            : [
                {
                  type: 'heading' as const,
                  level: 1 as const,
                  text: t('limits'),
                  id: 'limits',
                  article: 'GDPR Art. 20(4)',
                },
                {
                  type: 'table' as const,
                  columns: (['system', 'label', 'reason'] as const).map((key) => ({ title: t(key) })),
                  rows: left,
                },
              ]),
        ],
      },
    ],
    sheets: [{ name: t('sheet'), columns, rows }],
    records: taken.map(({ system, externalId, values }) => ({
      system,
      record: externalId,
      values: Object.fromEntries(values.map(({ name, value }) => [name, value])),
    })),
  }
}

function isTaken({ isPortable, withheld }: PackageValue): boolean {
  return isPortable && !withheld?.grounds.includes('art20_4')
}
