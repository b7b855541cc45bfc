import { buildReport, type Report, type ReportInput } from '#engine/document/index.ts'
import type { TimeZone } from '#shared/kernel/dates.ts'
import type { Language } from '#shared/kernel/message.ts'
import { english } from './sample/english.ts'
import { french } from './sample/french.ts'
import { german } from './sample/german.ts'
import type { SampleActivity, SampleTexts } from './sample/texts.ts'

type Blocks = ReportInput['sections'][number]['blocks']

/** A record of processing as the register builds it: title page, overview in landscape, one chapter an activity. */
export function sampleReport(language: Language, activities = 3): Report {
  return buildReport(sampleInput(language, activities))
}

export function sampleInput(language: Language, activities = 3): ReportInput {
  const texts = { en: english, fr: french, de: german }[language]
  const entries = Array.from({ length: activities }, (_, at) => entry(texts, at))
  return {
    kind: 'record-of-processing',
    title: texts.title,
    subtitle: texts.subtitle,
    language,
    timeZone: 'Europe/Berlin' as TimeZone,
    organisation: {
      name: 'Nordlicht Handels GmbH',
      addressLines: ['Speicherstraße 12', '20457 Hamburg', 'Deutschland'],
      dpoContact: ['Dr. Małgorzata Łęcka', 'datenschutz@nordlicht.example', '+49 40 555 0142'],
    },
    date: '2026-11-21',
    version: '4.2',
    author: 'Małgorzata Łęcka',
    templateVersion: '1',
    sections: [
      { orientation: 'landscape', blocks: overview(texts, entries) },
      { orientation: 'portrait', blocks: entries.flatMap((one, at) => chapter(texts, one, at)) },
      { blocks: closing(texts) },
    ],
    sheets: [
      {
        name: texts.title,
        columns: overviewColumns(texts),
        rows: entries.map(overviewRow),
      },
    ],
  }
}

interface Entry extends SampleActivity {
  readonly at: number
}

function entry(texts: SampleTexts, at: number): Entry {
  const activity = texts.activities[at % texts.activities.length]
  if (!activity) throw new Error('the sample has no activities')
  return { ...activity, at }
}

function overviewColumns({ columns }: SampleTexts) {
  return [
    { title: columns.activity, width: 3 },
    { title: columns.department, width: 2 },
    { title: columns.purposes, width: 4, article: 'GDPR Art. 30(1)(b)' },
    { title: columns.people, width: 3, article: 'GDPR Art. 30(1)(c)' },
    { title: columns.volume, width: 1.5, valueType: 'number' as const },
    { title: columns.reviewedOn, width: 1.7, valueType: 'day' as const },
  ]
}

function overviewRow(one: Entry) {
  return [
    one.name,
    one.department,
    one.purposes.map(([purpose]) => purpose),
    one.people,
    1250 * (one.at + 1),
    one.at % 3 === 2 ? null : `2026-0${1 + (one.at % 9)}-14`,
  ]
}

function overview(texts: SampleTexts, entries: readonly Entry[]): Blocks {
  const [before, article, after] = texts.introduction
  return [
    { type: 'heading', level: 1, text: texts.overview, id: 'overview' },
    { type: 'paragraph', text: [before, { text: article, style: 'citation' }, after] },
    { type: 'table', columns: overviewColumns(texts), rows: entries.map(overviewRow) },
  ]
}

function chapter(texts: SampleTexts, one: Entry, at: number): Blocks {
  const { fields } = texts
  const id = `activity-${at + 1}`
  const table = (
    key: string,
    title: string,
    columns: readonly string[],
    rows: readonly (readonly string[])[],
    article: string,
  ) =>
    [
      { type: 'heading' as const, level: 2 as const, text: title, id: `${id}-${key}`, article },
      { type: 'table' as const, columns: columns.map((column) => ({ title: column })), rows },
    ] as const
  return [
    { type: 'heading', level: 1, text: `${at + 1}. ${one.name}`, id },
    {
      type: 'fields',
      fields: [
        { label: fields.reference, value: `VVT-${String(at + 1).padStart(3, '0')}` },
        { label: fields.owner, value: one.department },
        { label: fields.people, value: one.people, article: 'GDPR Art. 30(1)(c)' },
        { label: fields.categories, value: one.categories, article: 'GDPR Art. 30(1)(c)' },
        { label: fields.transfers, value: one.transfers, article: 'GDPR Art. 30(1)(e)' },
        { label: fields.measures, value: one.measures, article: 'GDPR Art. 30(1)(g), 32(1)' },
        { label: fields.start, valueType: 'day', value: '2019-05-02' },
        { label: fields.approvedAt, valueType: 'instant', value: '2026-03-14T09:26:53Z' },
      ],
    },
    ...table('purposes', texts.purposes, texts.purposeColumns, one.purposes, 'GDPR Art. 30(1)(b)'),
    ...table('recipients', texts.recipients, texts.recipientColumns, one.recipients, 'GDPR Art. 30(1)(d)'),
    ...table('retention', texts.retention, texts.retentionColumns, one.retention, 'GDPR Art. 30(1)(f)'),
    ...(at === 0 ? [{ type: 'note' as const, tone: 'attention' as const, text: texts.attention }] : []),
  ]
}

function closing(texts: SampleTexts): Blocks {
  return [
    {
      type: 'signatures',
      signatures: [
        { role: texts.controller, name: 'Jan-Peter Öztürk' },
        { role: texts.officer, name: 'Dr. Małgorzata Łęcka' },
      ],
    },
  ]
}
