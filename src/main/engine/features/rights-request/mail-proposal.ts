import type { MailProposal } from '#shared/contract/request-intake.ts'
import { OptionalEmail } from '#shared/contract/texts.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { type Language, languages, type Message } from '#shared/kernel/message.ts'
import type { Correspondent, Mail } from '../../mail/index.ts'
import { firstSender } from './forwarded.ts'
import { type IntakePhrases, wordsThatLead } from './intake-phrases.ts'

type Proposed = Omit<MailProposal, 'openRequests'>

/** As much as the field takes. */
const longestScope = 20_000

/**
 * What a mail proposes for a request, with the reason for each value and what speaks for caution.
 * @param now taken as the time of receipt where the mail names none
 * @param fallback the language where the text does not tell one
 */
export function proposalOf(
  mail: Mail,
  phrases: IntakePhrases,
  { now, fallback }: { readonly now: Instant; readonly fallback: Language },
): Proposed {
  const first = firstSender(mail)
  const sender = first ?? mail.from
  const language = languageOf(mail, phrases)
  const rights = rightsIn(mail, phrases)
  return {
    values: {
      subjectName: (sender?.name ?? '').slice(0, 300),
      subjectEmail: OptionalEmail.safeParse(sender?.address.trim().toLowerCase()).data ?? '',
      receivedAt: mail.received?.at ?? now,
      channel: 'email',
      language: language?.language ?? fallback,
      rights: rights.map(({ right }) => right),
      scope: scopeOf(mail),
    },
    reasons: [
      reason('subjectName', first === null ? 'sender' : 'firstSender'),
      reason('receivedAt', mail.received?.source ?? 'unknown'),
      language === null
        ? reason('language', 'unknown')
        : reason('language', 'words', { count: language.words.length, words: several(language.words) }),
      ...rights.map(({ right, words }) => reason('rights', 'words', { right, words: several(words) })),
      ...(rights.length === 0 ? [reason('rights', 'none')] : []),
      reason('scope', mail.textFrom),
    ],
    warnings: warningsOn(mail, first, now),
    subject: mail.subject,
    attachments: [...mail.attachments],
  }
}

function reason(field: string, why: string, params: Message['params'] = {}) {
  return { field, message: { key: `request-intake:reason.${field}.${why}`, params, article: null } }
}

function scopeOf({ subject, text }: Mail): string {
  const whole = subject === '' ? text : `${subject}\n\n${text}`
  return whole
    .trim()
    .slice(0, longestScope)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()
}

function warningsOn(mail: Mail, first: Correspondent | null, now: Instant): Message[] {
  const warning = (key: string, params: Message['params'] = {}, article: string | null = null): Message => ({
    key: `request-intake:warning.${key}`,
    params,
    article,
  })
  return [
    ...(first === null ? [] : [warning('forwarded', { by: mail.from?.address ?? '' }, 'GDPR Art. 12(3)')]),
    ...(mail.replyTo === null
      ? []
      : [warning('replyTo', { address: mail.replyTo.address }, 'GDPR Art. 12(6)')]),
    ...(mail.received !== null && mail.received.at > now ? [warning('inFuture')] : []),
    ...(mail.text.includes('\ufffd') ? [warning('unreadableCharacters')] : []),
    ...(mail.textFrom === 'none' ? [warning('noText')] : []),
    ...(scopeOf(mail).length >= longestScope - 1 ? [warning('cut', { count: longestScope })] : []),
    ...(mail.attachments.length === 0 ? [] : [warning('attachments', { count: mail.attachments.length })]),
  ]
}

/** The language most of whose short words stand in the text; null where none or two of them lead. */
function languageOf({ text }: Mail, phrases: IntakePhrases) {
  const counted = languages
    .map((language) => ({ language, words: text.match(phrases.languages.get(language) ?? /$^/) ?? [] }))
    .toSorted((one, other) => other.words.length - one.words.length)
  const [best, second] = counted
  return best === undefined || best.words.length < 2 || best.words.length === second?.words.length
    ? null
    : best
}

function rightsIn({ subject, text }: Mail, phrases: IntakePhrases) {
  const whole = `${subject}\n${text}`
  return phrases.rights
    .map(({ right, expressions }) => ({ right, words: wordsThatLead(expressions, whole) }))
    .filter(({ words }) => words.length > 0)
}

/** A few of them are reason enough. */
function several(words: readonly string[]): string {
  return [...new Set(words.map((word) => word.toLowerCase()))].slice(0, 4).join(', ')
}
