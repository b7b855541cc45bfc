import type { Instant } from '#shared/kernel/dates.ts'

export interface Correspondent {
  /** As they call themselves; empty where only an address stands there. */
  readonly name: string
  readonly address: string
}

/** A mail as it was read: texts and facts alone. Nothing in it was shown, run or fetched. */
export interface Mail {
  readonly format: 'eml' | 'msg'
  readonly from: Correspondent | null
  /** Where answers are to go, if that is another address than the sender's. */
  readonly replyTo: Correspondent | null
  readonly subject: string
  readonly text: string
  readonly textFrom: 'plain' | 'html' | 'none'
  /** When it arrived, or where that is not known was sent; null: the mail does not say. */
  readonly received: { readonly at: Instant; readonly source: ReceivedSource } | null
  readonly attachments: readonly MailAttachment[]
}

/** `received`: the topmost Received line of our own server; `delivered`: Outlook's time of delivery; `sent`: the sender's word. */
export type ReceivedSource = 'received' | 'delivered' | 'sent'

export interface MailAttachment {
  readonly fileName: string
  readonly mediaType: string
  /** Size in bytes. */
  readonly bytes: number
}

/** Longer texts are cut: what a person asks for stands at the beginning, threads of years below it. */
const longestText = 100_000

/** One kind of line end, no control characters, no rows of blank lines. */
export function tidyText(text: string): string {
  return text
    .slice(0, longestText)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replaceAll(/(?<![ \t\u00a0])[ \t\u00a0]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** The same for what has one line. */
export function tidyLine(text: string): string {
  return tidyText(text.slice(0, 1_000)).replaceAll(/\s+/g, ' ')
}
