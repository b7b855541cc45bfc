import type { ClockEvent } from '#shared/contract/clock.ts'
import type { EdpbAnswer, EdpbAnswers } from '#shared/contract/edpb-form.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import { valueText } from '../../../document/index.ts'
import type { EdpbForm } from '../../../edpb-form/index.ts'
import { knownOf } from './known.ts'
import { type BreachSurroundings, lastEvent } from './surroundings.ts'

/** What the form can be filled with before anybody answers: letters from what is known in codes, texts from the record. */
export function proposalsFor(form: EdpbForm, around: BreachSurroundings): EdpbAnswers {
  const known = knownOf(around)
  const entries = form.fields.flatMap(({ number, name, kind, from }) => {
    const letters = Object.entries(from).flatMap(([what, leads]) =>
      (known[what] ?? []).flatMap((value) => leads[value] ?? []),
    )
    const several = [...new Set(letters)].sort()
    const answer = kind === 'choices' ? several : (several[0] ?? said[number]?.(around, form) ?? '')
    return isEmpty(answer) ? [] : [[name, answer] as const]
  })
  return Object.fromEntries(entries)
}

type Saying = (around: BreachSurroundings, form: EdpbForm) => EdpbAnswer | null | undefined

/** What the record says to a field, by its number. */
const said: Readonly<Record<number, Saying>> = {
  3: (around) => (filed(around) ? 'b' : 'a'),
  4: (around) => {
    if (lastEvent(around, 'notificationWithdrawn')) return 'c'
    return lastEvent(around, 'finalFiled') || around.breach.closedAt !== null ? 'a' : 'b'
  },
  6: (around) => filed(around)?.evidence,
  7: ({ breach }) => breach.reference,
  11: ({ organisation }) => organisation.registrationNumber || organisation.vatNumber,
  12: ({ organisation: { name, legalForm } }) => (name.includes(legalForm) ? name : `${name}, ${legalForm}`),
  13: ({ organisation, words }) =>
    lines(
      organisation.address,
      words.country(organisation.country),
      organisation.email,
      organisation.phone,
      organisation.website,
    ),
  18: ({ organisation }) => organisation.representative?.name,
  19: ({ organisation: { representative } }) =>
    representative && lines(representative.address, representative.email, representative.phone),
  21: ({ organisation, breach }) => organisation.dpo?.name || breach.handler,
  22: ({ organisation: { dpo } }) => dpo && lines(dpo.email, dpo.phone),
  23: ({ organisation }) => organisation.dpo?.name && 'a',
  29: ({ organisation }) => (organisation.dpo?.name ? 'a' : 'b'),
  30: ({ organisation }) => organisation.dpo?.name,
  31: ({ organisation: { dpo } }) => dpo && lines(dpo.address, dpo.email, dpo.phone),
  33: ({ organisation }) => organisation.dpo?.name && 'a',
  38: ({ vendors }) => (vendors.length > 0 ? 'a' : null),
  39: ({ vendors, words }) => vendors.map(({ role }) => words.text(`codes:vendorRole.${role}`)),
  40: ({ vendors }) => vendors.map(({ name, legalName }) => legalName || name),
  41: ({ vendors, words }) =>
    vendors.map(
      ({ address, country, contactName, contactEmail }) =>
        [contactName, contactEmail, address, country && words.country(country)].filter(Boolean).join(', ') ||
        '-',
    ),
  44: ({ breach: { begunAt, endedAt, timeZone, status } }) => {
    if (begunAt === null) return 'e'
    if (endedAt !== null) return dayIn(timeZone, begunAt) === dayIn(timeZone, endedAt) ? 'a' : 'b'
    return status === 'ongoing' ? 'c' : 'e'
  },
  46: ({ breach }) => breach.begunAt,
  47: ({ breach }) => breach.endedAt,
  48: ({ breach }) => breach.awareAt,
  50: (around) => lastEvent(around, 'processorNotified') && 'b',
  51: ({ events }) =>
    lines(
      ...events
        .filter(({ event }) => ['firstSignal', 'reportedInternally', 'processorNotified'].includes(event))
        .map(({ reason }) => reason),
    ),
  52: (around) => {
    const told = lastEvent(around, 'processorNotified')
    return told && dayIn(around.breach.timeZone, told.occurredAt)
  },
  53: ({ events, breach, words }) => {
    const show = valueText({ language: words.language, timeZone: breach.timeZone })
    const line = ({ event, occurredAt, reason }: ClockEvent) =>
      [show(occurredAt, 'instant'), words.text(`codes:clockEvent.${event}`), reason]
        .filter(Boolean)
        .join(': ')
    return lines(...events.map(line))
  },
  62: ({ breach }) => breach.description,
  63: ({ systems, words }) =>
    lines(
      ...systems.map(({ name, kind, hostingCountry, description }) =>
        [
          `${name} (${[words.text(`codes:systemKind.${kind}`), hostingCountry && words.country(hostingCountry)].filter(Boolean).join(', ')})`,
          description,
        ]
          .filter(Boolean)
          .join(': '),
      ),
    ),
  66: ({ breach, words }) => listed(breach.dataSubjectCategories, 'dataSubjectCategory', words.text),
  68: ({ breach }) => breach.peopleCount.value,
  71: ({ breach, words }) =>
    lines(
      listed(breach.dataCategories, 'dataCategory', words.text),
      listed(breach.specialCategories, 'specialCategory', words.text),
    ),
  73: ({ breach }) => breach.recordsCount.value,
  76: ({ breach }) => breach.measuresBefore,
  90: ({ breach }) => lines(breach.consequences, breach.assessment?.note ?? ''),
  92: ({ breach }) => breach.measuresTaken,
  98: (around) => {
    const sent = lastEvent(around, 'art34Sent')
    return sent && dayIn(around.breach.timeZone, sent.occurredAt)
  },
  100: (around) => {
    const exemption = lastEvent(around, 'art34Exempt')?.facts.exemption
    return exemption && letterOfExemption[exemption]
  },
  101: (around) => lastEvent(around, 'art34Exempt')?.reason,
  109: (around) => lastEvent(around, 'delayedForPolice') && 'a',
  114: ({ organisation }) => organisation.supervisoryAuthority,
  116: inEea,
  121: inEea,
}

/** GDPR Art. 34(3) in its order, which is the template's. */
const letterOfExemption = { protected: 'a', subsequentMeasures: 'b', publicCommunication: 'c' } as const

function filed(around: BreachSurroundings) {
  return lastEvent(around, 'initialFiled', 'bundledFiled')
}

/** The countries of the breach, as far as the form counts them. */
function inEea({ breach }: BreachSurroundings, { eea }: EdpbForm): string[] {
  return breach.countries.filter((country) => eea.includes(country))
}

function listed(keys: readonly string[], list: string, text: (key: string) => string): string {
  return keys.map((key) => text(`codes:${list}.${key}`)).join('; ')
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}

function isEmpty(answer: EdpbAnswer): boolean {
  return typeof answer === 'string' || Array.isArray(answer) ? answer.length === 0 : false
}
