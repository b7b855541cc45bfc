import type { Instant } from '#shared/kernel/dates.ts'
import { programVersion } from '#shared/kernel/version.ts'
import type { Words } from '../../language/index.ts'
import type { DatedDeadline } from './open-date.ts'

interface Settings {
  readonly words: Words
  /** Whether titles and the organisation's name leave the store with the references. */
  readonly withTitles: boolean
  readonly organisation: string
  readonly now: Instant
}

/** The deadlines as an iCalendar file. RFC 5545; the calendar's name after RFC 7986 section 5.1. */
export function iCalendar(deadlines: readonly DatedDeadline[], settings: Settings): string {
  const name = settings.withTitles ? `Wardbook: ${settings.organisation}` : 'Wardbook'
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Wardbook//Wardbook ${programVersion}//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    // What calendars read that are older than RFC 7986.
    `X-WR-CALNAME:${escaped(name)}`,
    ...deadlines.flatMap((deadline) => eventOf(deadline, settings)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function eventOf(deadline: DatedDeadline, { words, withTitles, now }: Settings): string[] {
  const { uid, reference, kind, limit, also, dueOn, dueAt, revision, updatedAt, state } = deadline
  const limitText = words.text(`calendar:limit.${limit}`)
  const about = withTitles ? aboutOf(deadline, words) : ''
  const notes = [
    words.text(`calendar:kind.${kind}`),
    ...also.map((other) => words.text(`calendar:also.${other}`)),
    ...(state === 'suspended' ? [words.text('calendar:suspended')] : []),
  ]
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(now)}`,
    `LAST-MODIFIED:${utc(updatedAt)}`,
    `SEQUENCE:${revision}`,
    dueAt === null ? `DTSTART;VALUE=DATE:${dueOn.replaceAll('-', '')}` : `DTSTART:${utc(dueAt)}`,
    `SUMMARY:${escaped(`${reference}: ${limitText}${about === '' ? '' : ` – ${about}`}`)}`,
    `DESCRIPTION:${escaped(notes.join('\n'))}`,
    `CATEGORIES:${escaped(words.text(`calendar:kind.${kind}`))}`,
    'CLASS:CONFIDENTIAL',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** A request is told by its rights: its title is a person's name, which never leaves by this way. */
function aboutOf({ title, rights }: DatedDeadline, words: Words): string {
  return title === '' ? rights.map((right) => words.text(`codes:right.${right}`)).join(' · ') : title
}

/** `20261121T093000Z`; RFC 5545 section 3.3.5, form 2. */
function utc(instant: Instant): string {
  return `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** RFC 5545 section 3.3.11. Other control characters may not stand in a text (section 3.1). */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, ' ')
}

/** RFC 5545 section 3.1: no line is longer than 75 octets; no character is torn. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > longest) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

const longest = 75
