import type { AffectedCount, PeopleCounted } from '#shared/contract/affected-people.ts'
import { dayInWords } from '#shared/kernel/dates.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { readableParams } from './clock-sheet-words.ts'

/** Version of this document's structure and wording; part of its content hash. */
export const affectedPeopleVersion = '1'

type Content = Pick<ReportInput, 'title' | 'reference' | 'subtitle' | 'layout' | 'sections'>
type Block = ReportInput['sections'][number]['blocks'][number]

/** How many people a breach affects and how that was found: every count as it was kept (GDPR Art. 33(3)(a), 33(5)). */
export function affectedPeople(
  breach: EntityOf<'breach'>,
  counts: readonly AffectedCount[],
  words: Words,
): Content {
  const t = (key: string, params?: Readonly<Record<string, string | number>>) =>
    words.text(`affected-count:${key}`, params)
  const number = (value: number) => new Intl.NumberFormat(words.language).format(value)
  return {
    title: words.text('documents:kind.affected-people'),
    reference: breach.reference,
    subtitle: `${breach.reference} ${breach.title}`,
    layout: 'compact',
    sections: [
      {
        blocks:
          counts.length === 0
            ? [{ type: 'note', tone: 'information', text: t('noCount') }]
            : counts.flatMap((count, place) => [
                ...(place === 0 ? [] : [{ type: 'pageBreak' as const }]),
                ...countBlocks(count),
              ]),
      },
    ],
  }

  function countBlocks(count: AffectedCount): Block[] {
    const { counted } = count
    return [
      { type: 'heading', level: 1, text: count.reference, id: count.id },
      { type: 'fields', fields: [...meantFields(count), ...numberFields(counted)] },
      ...tableOf('part.countries', 'countryColumn', [
        ...counted.countries.map(({ country, people }) => [words.country(country), number(people)]),
        ...(counted.countryUnknown > 0 ? [[t('unknown'), number(counted.countryUnknown)]] : []),
      ]),
      ...tableOf('part.categories', 'categoryColumn', heldRows(counted)),
      ...(counted.notes.length === 0
        ? []
        : [
            {
              type: 'note' as const,
              tone: 'attention' as const,
              text: counted.notes
                .map((note) => words.message({ ...note, params: readableParams(note.params, words) }))
                .join(' '),
            },
          ]),
    ]
  }

  function meantFields({ meant, note, countedBy, createdAt, contentHash }: AffectedCount) {
    const { window, listed, conditions } = meant
    return [
      field('field.countedBy', countedBy),
      { ...field('field.countedAt', createdAt), valueType: 'instant' as const },
      ...(window === null
        ? []
        : [
            field('field.by', t(`by.${window.by}`)),
            ...(window.from === null
              ? []
              : [{ ...field('field.from', window.from), valueType: 'instant' as const }]),
            ...(window.until === null
              ? []
              : [{ ...field('field.until', window.until), valueType: 'instant' as const }]),
          ]),
      ...conditions.map(({ label, values }) => ({
        label,
        article: null,
        value: values.map((value) => value || t('noValue')).join(' · '),
      })),
      ...(listed === null ? [] : [field('part.listed', t('entries', { count: listed.entries }))]),
      ...(note === '' ? [] : [field('field.note', note)]),
      field('field.contentHash', contentHash),
    ]
  }

  function numberFields({
    people,
    records,
    systems,
    minors,
    reachable,
    listed,
    subjectCategories,
  }: PeopleCounted) {
    return [
      field('figure.people', number(people)),
      field('figure.recordCount', number(records)),
      field(
        'part.systems',
        systems.map((each) => words.pair(each.name, t('records', { count: each.records }))).join(' · '),
      ),
      ...(listed === null
        ? []
        : [field('part.listed', t('found', { count: listed.entries, found: number(listed.found) }))]),
      field(
        'part.minors',
        `${t('ages', { minors: number(minors.minors), adults: number(minors.adults), unknown: number(minors.unknown) })} (${dayInWords(minors.on, words.language)})`,
      ),
      field(
        'part.reachable',
        t('reached', {
          byEmail: number(reachable.byEmail),
          byTelephoneOnly: number(reachable.byTelephoneOnly),
          byNeither: number(reachable.byNeither),
        }),
      ),
      ...(subjectCategories.length === 0
        ? []
        : [
            field(
              'part.subjectCategories',
              subjectCategories.map((key) => words.text(`codes:dataSubjectCategory.${key}`)).join(' · '),
            ),
          ]),
    ]
  }

  function heldRows({ specialCategories, categories }: PeopleCounted): string[][] {
    const rows = [
      ...specialCategories.map((each) => ({
        ...each,
        name: words.text(`codes:specialCategory.${each.category}`),
      })),
      ...categories.map((each) => ({ ...each, name: words.text(`codes:dataCategory.${each.category}`) })),
    ]
    return rows.map(({ name, people, isWhole, percent, fields }) => [
      `${name} (${fields.join(', ')})`,
      people !== null
        ? isWhole
          ? number(people)
          : t('holdsAtLeast', { count: people })
        : percent === null
          ? t('notSampled')
          : t('sampled', { percent: number(percent) }),
    ])
  }

  function field(key: string, value: string) {
    return { label: t(key), article: null, value }
  }

  function tableOf(caption: string, first: string, rows: readonly (readonly string[])[]): Block[] {
    if (rows.length === 0) return []
    return [
      {
        type: 'table',
        caption: t(caption),
        columns: [
          { title: t(first), width: 4 },
          { title: t('figure.people'), width: 1.6 },
        ],
        rows,
      },
    ]
  }
}
