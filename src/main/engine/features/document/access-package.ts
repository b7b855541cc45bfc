import { cite } from '#shared/kernel/citation.ts'
import { dayInWords } from '#shared/kernel/dates.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { processingBlocks } from './access-processing.ts'
import type { PackageFile, PackagePerson, PackageValue } from './package-file.ts'
import { plainValue } from './plain-value.ts'

/** Version of this document's structure and wording; part of its content hash. */
export const accessPackageVersion = '1'

type Content = Pick<ReportInput, 'title' | 'reference' | 'subtitle' | 'layout' | 'sections'>
type Block = ReportInput['sections'][number]['blocks'][number]

/**
 * The answer to a request for access: the copy of the data (GDPR Art. 15(3)) and what Art. 15(1) and 15(2) want said about this
 * person's data, with recipients by name (C-154/21).
 */
export function accessPackage(
  file: PackageFile,
  organisation: EntityOf<'organisation'>,
  words: Words,
): Content {
  const t = (key: string, params = {}) => words.text(`document:package.${key}`, params)
  const { request, people } = file
  const heading = (key: string, article: string | null): Block => ({
    type: 'heading',
    level: 1,
    text: t(key),
    id: key,
    article: article && cite(article, words.language),
  })
  const nothing = people.every(({ values }) => values.length === 0)
  return {
    title: t('title'),
    reference: request.reference,
    subtitle: request.subjectName,
    layout: 'compact',
    sections: [
      {
        blocks: [
          {
            type: 'paragraph',
            text: t('opening', {
              day: dayInWords(request.receivedOn, words.language),
              organisation: organisation.name,
            }),
          },
          heading('copy', 'GDPR Art. 15(1), 15(3)'),
          ...(nothing
            ? [note(t('nothingFound'))]
            : people.flatMap((person, at) => personBlocks(person, at, words))),
          { type: 'paragraph', text: t('searched', { systems: file.searched.join(', ') || t('none') }) },
          ...(file.apart.length > 0 ? [note(t('apart', { systems: file.apart.join(', ') }))] : []),
          heading('ownFile', 'GDPR Art. 15(1)'),
          { type: 'paragraph', text: t('ownFileText') },
          { type: 'fields', fields: requestFields(file, words) },
          ...limitBlocks(people, words),
          heading('processing', 'GDPR Art. 15(1), 15(2)'),
          ...(file.activities.length === 0 ? [note(t('noActivities'))] : []),
          ...file.activities.flatMap((activity) => processingBlocks(activity, file, words)),
          heading('rights', 'GDPR Art. 15(1)(e), 15(1)(f)'),
          {
            type: 'list',
            items: ['rectification', 'erasure', 'restriction', 'objection'].map((key) => t(`right.${key}`)),
          },
          {
            type: 'paragraph',
            text: organisation.supervisoryAuthority
              ? t('complaintTo', { authority: organisation.supervisoryAuthority })
              : t('complaint'),
          },
        ],
      },
    ],
  }
}

function note(text: string): Block {
  return { type: 'note', tone: 'information', text }
}

function personBlocks(person: PackagePerson, at: number, words: Words): Block[] {
  const t = (key: string, params = {}) => words.text(`document:package.${key}`, params)
  const shown = person.values.filter(({ withheld }) => !isWithheld(withheld))
  return [
    { type: 'heading', level: 2, text: person.system, id: `system-${at + 1}`, article: null },
    {
      type: 'fields',
      fields: [
        { label: t('externalId'), value: person.externalId },
        { label: t('readAt'), valueType: 'instant', value: person.readAt },
      ],
    },
    {
      type: 'table',
      columns: [
        { title: t('field'), width: 2 },
        { title: t('value'), width: 4 },
      ],
      rows: shown.map((value) => [value.label, plainValue(value, words)]),
    },
  ]
}

function isWithheld(withheld: PackageValue['withheld']): boolean {
  return withheld?.grounds.includes('art15_4') ?? false
}

/** What this copy leaves out, and why: nobody has to guess (EDPB 01/2022 section 6). */
function limitBlocks(people: readonly PackagePerson[], words: Words): Block[] {
  const t = (key: string) => words.text(`document:package.${key}`)
  const rows = people.flatMap(({ system, values }) => [
    ...values
      .filter(({ withheld }) => isWithheld(withheld))
      .map(({ label, withheld }) => [system, label, withheld?.reason ?? '']),
    ...values
      .filter(({ isRedacted, withheld }) => isRedacted && !isWithheld(withheld))
      .map(({ label }) => [system, label, t('redacted')]),
  ])
  if (rows.length === 0) return []
  return [
    {
      type: 'heading',
      level: 1,
      text: t('limits'),
      id: 'limits',
      article: cite('GDPR Art. 15(4)', words.language),
    },
    { type: 'paragraph', text: t('limitsText') },
    {
      type: 'table',
      columns: [
        { title: t('system'), width: 2 },
        { title: t('field'), width: 2 },
        { title: t('reason'), width: 4 },
      ],
      rows,
    },
  ]
}

/** What the file of the request itself keeps of the person. */
function requestFields({ request }: PackageFile, words: Words) {
  const t = (key: string) => words.text(`rights-request:field.${key}`)
  const fields = [
    ['subjectName', request.subjectName],
    ['subjectEmail', request.subjectEmail],
    ['subjectPhone', request.subjectPhone],
    ['identifiers', request.identifiers.join(', ')],
    ['channel', words.text(`codes:requestChannel.${request.channel}`)],
    ['scope', request.scope],
  ] as const
  return fields.filter(([, value]) => value !== '').map(([key, value]) => ({ label: t(key), value }))
}
