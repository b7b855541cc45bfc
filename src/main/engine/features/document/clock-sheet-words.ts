import { cite } from '#shared/kernel/citation.ts'
import { Day, dayInWords } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'

export type Block = ReportInput['sections'][number]['blocks'][number]

export function heading(text: string, id: string, level: 1 | 2): Block {
  return { type: 'heading', level, text, id }
}

/** A step with what it rests on, as a line of a list. */
export function explained(message: Message, words: Words) {
  const said = prose(message, words)
  if (message.article === null) return said
  return [`${said} `, { text: cite(message.article, words.language), style: 'citation' as const }]
}

/** A message with its dates as people write them in the language. */
export function prose(message: Message, words: Words): string {
  return words.message({ ...message, params: readableParams(message.params, words) })
}

/** A day alone, or with a time on the wall clock behind it, as clocks put them into messages. */
const dayWithTime = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?([+-]\d{2}:\d{2})?)?$/

export function readableParams(params: Message['params'], { language }: Words): Message['params'] {
  const readable = (text: string) => {
    const [, written, time, offset] = dayWithTime.exec(text) ?? []
    const day = Day.safeParse(written)
    if (!day.success) return text
    const clock = [time, offset].filter(Boolean).join(' ')
    return [dayInWords(day.data, language), clock].filter(Boolean).join(', ')
  }
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? readable(value) : value,
    ]),
  )
}
