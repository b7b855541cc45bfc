import { buildReport, type Report, type ReportInput } from '#engine/document/index.ts'
import type { TimeZone } from '#shared/kernel/dates.ts'
import { hostileValues } from './hostile-texts.ts'

/** A report with every hostile text in every place that holds text. */
export function hostileReport(): Report {
  const first = hostileValues[0] ?? ''
  const blocks: ReportInput['sections'][number]['blocks'] = [
    ...hostileValues.map((text, at) => ({
      type: 'heading' as const,
      level: 2 as const,
      text,
      id: `h${at}`,
      article: text,
    })),
    {
      type: 'paragraph',
      text: [first, ...hostileValues.map((text) => ({ text, style: 'strong' as const }))],
    },
    { type: 'paragraph', text: hostileValues.map((text) => ({ text, style: 'citation' as const })) },
    { type: 'fields', fields: hostileValues.map((text) => ({ label: text, article: text, value: text })) },
    { type: 'fields', fields: [{ label: 'list', value: hostileValues }] },
    {
      type: 'table',
      caption: first,
      columns: hostileValues.slice(0, 13).map((title) => ({ title, article: title })),
      rows: [hostileValues.slice(0, 13), hostileValues.slice(13, 26)],
    },
    { type: 'list', style: 'numbered', items: hostileValues },
    { type: 'note', tone: 'attention', text: hostileValues.join(' ') },
    { type: 'signatures', signatures: hostileValues.map((text) => ({ role: text, name: text })) },
  ]
  return buildReport({
    kind: 'hostile',
    title: hostileValues.join(' ').slice(0, 480),
    subtitle: hostileValues.join(' '),
    language: 'en',
    timeZone: 'UTC' as TimeZone,
    organisation: { name: hostileValues.join(' '), addressLines: hostileValues, dpoContact: hostileValues },
    date: '2026-11-21',
    version: hostileValues.join(' '),
    author: hostileValues.join(' '),
    templateVersion: '1',
    sections: [
      { orientation: 'portrait', blocks },
      { orientation: 'landscape', blocks: blocks.filter((block) => block.type === 'table') },
    ],
    sheets: [
      {
        name: hostileValues.join(' '),
        columns: hostileValues.map((title) => ({ title })),
        rows: [hostileValues, hostileValues.map((text) => [text, text])],
      },
      { name: hostileValues.join(' ').toUpperCase(), columns: [{ title: 'one' }], rows: [] },
    ],
  })
}
