import type { ClockEvent } from '#shared/contract/clock.ts'
import { dayIn, dayInWords } from '#shared/kernel/dates.ts'
import type { Words } from '../../language/index.ts'
import type { ClockFile } from './clock-sheet.ts'
import { type Block, heading } from './clock-sheet-words.ts'

/** Every legal event in the order in which it happened, corrected ones too: what was believed is part of the file. */
export function eventsTable(file: ClockFile, words: Words): Block[] {
  const t = (key: string) => words.text(`document:clockSheet.${key}`)
  return [
    heading(t('events'), 'events', 1),
    {
      type: 'table',
      columns: [
        { title: t('eventAt'), width: 1.4, valueType: 'instant' },
        { title: t('event'), width: 2.4 },
        { title: t('recorded'), width: 1.8 },
        { title: t('evidence'), width: 3 },
      ],
      rows: inOrder(file.events).map((event) => [
        event.occurredAt,
        [words.text(`codes:clockEvent.${event.event}`), ...standing(event, file, words)].join('; '),
        recordedText(event, file, words),
        [...grounds(event, words)].join(' · ') || null,
      ]),
    },
  ]
}

/** One row an event, for spreadsheets. */
export function eventSheet(file: ClockFile, words: Words) {
  const t = (key: string) => words.text(`document:clockSheet.${key}`)
  return {
    name: t('events'),
    columns: [
      { title: t('eventAt'), width: 1.4, valueType: 'instant' as const },
      { title: t('event'), width: 2.4 },
      { title: t('recordedAt'), width: 1.4, valueType: 'instant' as const },
      { title: t('recordedBy'), width: 1.6 },
      { title: t('evidence'), width: 3 },
      { title: t('standing'), width: 1.6 },
    ],
    rows: inOrder(file.events).map((event) => [
      event.occurredAt,
      words.text(`codes:clockEvent.${event.event}`),
      event.recordedAt,
      event.recordedBy,
      [...grounds(event, words)].join(' · ') || null,
      standing(event, file, words).join('; ') || null,
    ]),
  }
}

function inOrder(events: readonly ClockEvent[]): readonly ClockEvent[] {
  return events.toSorted((a, b) =>
    `${a.occurredAt} ${a.recordedAt}` < `${b.occurredAt} ${b.recordedAt}` ? -1 : 1,
  )
}

/** That an event was corrected, or corrects another: the later recorded of the two is what counts. */
function standing(event: ClockEvent, { events }: ClockFile, words: Words): string[] {
  const isCorrected = events.some(({ correctionOf }) => correctionOf === event.id)
  return [
    ...(isCorrected ? [words.text('document:clockSheet.corrected')] : []),
    ...(event.correctionOf === null ? [] : [words.text('document:clockSheet.corrects')]),
  ]
}

function recordedText({ recordedAt, recordedBy }: ClockEvent, { zone }: ClockFile, words: Words): string {
  return `${recordedBy}, ${dayInWords(dayIn(zone, recordedAt), words.language)}`
}

function* grounds({ reason, decidedBy, evidence, decision }: ClockEvent, words: Words): Generator<string> {
  const by = decidedBy || decision?.byName
  if (reason !== '') yield reason
  if (by) yield words.text('document:clockSheet.decidedBy', { by })
  if (evidence !== '') yield evidence
}
