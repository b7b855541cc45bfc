import type * as z from 'zod'
import type { Regime, Right } from '#shared/contract/codes.ts'
import type { Letter, LetterFormat, LetterKind, letterContract } from '#shared/contract/letter.ts'
import type { Language } from '#shared/kernel/message.ts'

/** The record that letters are written for. */
export interface WrittenRecord {
  readonly id: Letter['subjectId']
  readonly rights?: readonly Right[]
  readonly regimes: readonly Regime[]
}

type Typed = Readonly<Record<string, string>>

/** What a person has chosen and typed for a letter; null: as it is proposed. */
export interface LetterWriting {
  readonly kind: LetterKind | null
  readonly language: Language | null
  readonly regime: Regime | null
  readonly recipientName: string | null
  readonly recipientAddress: string | null
  readonly answers: Typed
  /** Texts that were changed by hand, by kind and language, so that looking at another letter loses none. */
  readonly edited: Readonly<Record<string, Typed>>
  readonly rights: Right[]
  readonly formats: LetterFormat[]
}

export const blankLetter: LetterWriting = {
  kind: null,
  language: null,
  regime: null,
  recipientName: null,
  recipientAddress: null,
  answers: {},
  edited: {},
  rights: [],
  formats: ['pdf'],
}

type WantedLetter = z.input<NonNullable<(typeof letterContract.draft)['~orpc']['inputSchema']>>

/** The letter as the engine drafts it. */
export function wantedOf(
  record: WrittenRecord,
  writing: LetterWriting & { readonly kind: LetterKind },
): WantedLetter {
  const { kind, language, regime, recipientName, recipientAddress, answers } = writing
  return {
    subjectId: record.id,
    kind,
    ...(language === null ? {} : { language }),
    ...(regime === null ? {} : { regime }),
    ...(recipientName === null ? {} : { recipientName }),
    ...(recipientAddress === null ? {} : { recipientAddress }),
    answers,
    edited: writing.edited[editedKey(kind, language)] ?? {},
  }
}

/** The texts of one letter in one language among those that were changed. */
export function editedKey(kind: LetterKind, language: Language | null): string {
  return `${kind}-${language ?? ''}`
}
