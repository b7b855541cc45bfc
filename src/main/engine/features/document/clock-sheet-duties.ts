import type { DutyEntry, DutyStep } from '#shared/contract/reporting-duty.ts'
import { cite } from '#shared/kernel/citation.ts'
import { dayIn, dayInWords } from '#shared/kernel/dates.ts'
import type { Words } from '../../language/index.ts'
import type { ClockFile } from './clock-sheet.ts'
import { type Block, explained, heading } from './clock-sheet-words.ts'
import { stateText } from './duty-register.ts'
import { agreedText, dutyTitle, entryTitle, keptText, proofsOf } from './duty-words.ts'
import type { FiledDuty } from './filed-duties.ts'

/** Every duty to report beside the notification: each step with its dates and how they came about, then its file. */
export function dutiesBlocks(file: ClockFile, words: Words): Block[] {
  return file.duties.flatMap((duty, place) => [
    heading(dutyTitle(duty, words), `duty-${place + 1}`, 1),
    { type: 'fields', fields: dutyFields(duty, words) },
    ...(duty.duty.status === 'notApplicable'
      ? []
      : duty.steps.flatMap((step) => stepBlocks(step, `duty-${place + 1}-${step.step}`, words))),
    fileTable(duty, file, words),
  ])
}

function dutyFields({ duty }: FiledDuty, words: Words) {
  const { reference, status, reason, entries } = duty
  // Hours that were agreed are never shown as if a law had set them.
  const isAgreed = entries.some(({ what }) => what === 'agreed')
  return [
    { label: words.text('document:clockSheet.reference'), value: reference },
    {
      label: words.text('document:clockSheet.state'),
      value: words.text(`reporting-duty:status.${status}`),
    },
    ...(isAgreed
      ? [
          {
            label: words.text('document:duties.source'),
            value: words.text('reporting-duty:fromContract'),
          },
        ]
      : []),
    ...(reason === '' ? [] : [{ label: words.text('reporting-duty:field.reason'), value: reason }]),
  ]
}

function stepBlocks(step: DutyStep, id: string, words: Words): Block[] {
  const t = (key: string) => words.text(`document:duties.${key}`)
  const { article, since, dueAt, dueOn, doneAt, ruleVersion, steps, state } = step
  const hasEnd = dueAt !== null || dueOn !== null
  const fields = [
    ...(hasEnd ? [] : [{ label: t('latest'), value: stateText(step, words) }]),
    { label: t('since'), valueType: 'instant' as const, value: since },
    { label: t('latest'), valueType: 'instant' as const, value: dueAt },
    { label: t('lastDay'), valueType: 'day' as const, value: dueOn },
    { label: t('done'), valueType: 'instant' as const, value: doneAt },
    { label: words.text('document:clockSheet.kept'), value: keptText(step, words) },
    { label: t('ruleVersion'), value: ruleVersion || null },
  ].filter(({ value }) => value !== null)
  return [
    {
      type: 'heading',
      level: 2,
      text: words.text(`reporting-duty:part.${step.step}`),
      id,
      article: article && cite(article, words.language),
    },
    { type: 'fields', fields },
    ...(state === 'waiting'
      ? []
      : [
          {
            type: 'list' as const,
            style: 'numbered' as const,
            items: steps.map((one) => explained(one, words)),
          },
        ]),
  ]
}

/** Every entry as it was made, corrected ones too: what was believed is part of the file. */
function fileTable(duty: FiledDuty, { zone }: ClockFile, words: Words): Block {
  const sheet = (key: string) => words.text(`document:clockSheet.${key}`)
  const { entries } = duty.duty
  return {
    type: 'table',
    caption: words.text('document:duties.file'),
    columns: [
      { title: words.text('document:duties.number'), width: 0.5 },
      { title: sheet('eventAt'), width: 1.4, valueType: 'instant' },
      { title: sheet('event'), width: 2.2 },
      { title: sheet('recorded'), width: 1.7 },
      { title: sheet('evidence'), width: 2.8 },
    ],
    rows: entries.map((entry) => [
      String(entry.number),
      entry.at,
      [entryTitle(entry, words), ...standing(entry, entries, words)].join('; '),
      `${entry.recordedBy}, ${dayInWords(dayIn(zone, entry.recordedAt), words.language)}`,
      groundsOf(entry, duty, words).join(' · ') || null,
    ]),
  }
}

/** One row an entry, for spreadsheets. */
export function dutySheets(file: ClockFile, words: Words) {
  const sheet = (key: string) => words.text(`document:clockSheet.${key}`)
  const rows = file.duties.flatMap((duty) =>
    duty.duty.entries.map((entry) => [
      duty.duty.reference,
      dutyTitle(duty, words),
      String(entry.number),
      entry.at,
      entryTitle(entry, words),
      entry.recordedAt,
      entry.recordedBy,
      groundsOf(entry, duty, words).join(' · ') || null,
      standing(entry, duty.duty.entries, words).join('; ') || null,
    ]),
  )
  if (rows.length === 0) return []
  return [
    {
      name: words.text('document:duties.sheet'),
      columns: [
        { title: words.text('document:duties.reference'), width: 1.2 },
        { title: words.text('document:duties.who'), width: 2.4 },
        { title: words.text('document:duties.number'), width: 0.6 },
        { title: sheet('eventAt'), width: 1.4, valueType: 'instant' as const },
        { title: sheet('event'), width: 2.4 },
        { title: sheet('recordedAt'), width: 1.4, valueType: 'instant' as const },
        { title: sheet('recordedBy'), width: 1.6 },
        { title: sheet('evidence'), width: 3 },
        { title: sheet('standing'), width: 1.6 },
      ],
      rows,
    },
  ]
}

/** That an entry was corrected, or in the place of which it stands. */
function standing({ number, corrects }: DutyEntry, entries: readonly DutyEntry[], words: Words): string[] {
  return [
    ...(entries.some((other) => other.corrects === number)
      ? [words.text('document:clockSheet.corrected')]
      : []),
    ...(corrects === null ? [] : [words.text('reporting-duty:correctsEntry', { number: corrects })]),
  ]
}

function groundsOf(entry: DutyEntry, duty: FiledDuty, words: Words): string[] {
  const reason = entry.reason === '' ? [] : [entry.reason]
  return [...agreedText(entry, words), ...proofsOf(entry, duty, words), ...reason]
}
