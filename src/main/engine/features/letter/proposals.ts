import type { LetterKind } from '#shared/contract/letter.ts'
import type { Words } from '../../language/index.ts'
import type { KindRule } from './contents.ts'
import type { LetterFile } from './letter-file.ts'

/**
 * Whom a letter goes to as far as the record says: who asked, or whoever gets the answer for them. A mandate is asked of
 * who writes for the person, whoever gets the answer.
 */
export function proposedRecipient(
  file: LetterFile,
  kind: LetterKind,
  { to }: KindRule,
): { readonly name: string; readonly address: string } {
  if (file.of === 'breach' || to !== 'requester') return { name: '', address: '' }
  const { answerTo, contactRole, contactName, contactEmail, subjectName, subjectEmail } = file.record
  const goesToContact = answerTo === 'contact' || kind === 'mandateRequest'
  const isContact = contactRole !== 'self' && goesToContact && contactName !== ''
  return isContact
    ? { name: contactName, address: contactEmail }
    : { name: subjectName, address: subjectEmail }
}

/** What the record says in answer to the questions of letters, and what we usually ask. */
export function proposedAnswers(
  file: LetterFile,
  words: Words,
  authority: string,
): Readonly<Record<string, string>> {
  if (file.of === 'breach') {
    const { description, consequences, measuresTaken } = file.record
    return { nature: description, consequences, measures: measuresTaken }
  }
  const refusal = file.events.findLast(({ event }) => event === 'refusalSent')
  const doubt = file.events.findLast(({ event }) => event === 'identityDoubtRaised')
  return {
    authority,
    doubt: doubt?.reason ?? '',
    reasons: refusal?.reason ?? '',
    // Nothing that is more than needed: no copy of an identity card (GDPR Art. 5(1)(c), EDPB 01/2022 section 3.3).
    means: words.text('letter:proposed.means'),
    steps: words.text('letter:proposed.steps'),
    message: file.record.scope,
  }
}
