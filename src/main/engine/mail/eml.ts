import PostalMime, { type Address, type Email } from 'postal-mime'
import { momentIn } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { textOfHtml } from './html.ts'
import { type Correspondent, type Mail, tidyLine, tidyText } from './mail.ts'

/**
 * A mail in the form in which it travels (RFC 5322).
 * @throws Fault `mail-unreadable` when it is none or nests deeper than mails do
 */
export async function readEml(bytes: Uint8Array): Promise<Mail> {
  const mail = await parsed(bytes)
  const from = correspondent(mail.from)
  const replyTo = correspondent(mail.replyTo?.[0])
  const plain = tidyText(mail.text ?? '')
  const html = plain === '' ? textOfHtml(mail.html ?? '') : ''
  return {
    format: 'eml',
    from,
    replyTo: replyTo === null || replyTo.address === from?.address ? null : replyTo,
    subject: tidyLine(mail.subject ?? ''),
    text: plain || html,
    textFrom: plain ? 'plain' : html ? 'html' : 'none',
    received: receivedAt(mail.headers),
    attachments: mail.attachments
      // Pictures of a signature belong to the text.
      .filter(({ related }) => related !== true)
      .map(({ filename, mimeType, content }) => ({
        fileName: tidyLine(filename ?? ''),
        mediaType: tidyLine(mimeType),
        bytes: typeof content === 'string' ? content.length : content.byteLength,
      })),
  }
}

/** The time by which the server nearest to the reader had it (RFC 5321 section 4.4), or else the one that the sender gives. */
export function receivedAt(headers: readonly { readonly key: string; readonly value: string }[]) {
  const topmost = headers.find(({ key }) => key === 'received')?.value
  const received = topmost && momentIn(topmost.slice(topmost.lastIndexOf(';') + 1))
  if (received) return { at: received, source: 'received' } as const
  const sent = momentIn(headers.find(({ key }) => key === 'date')?.value ?? '')
  return sent && ({ at: sent, source: 'sent' } as const)
}

/** The headers alone, as other formats keep them beside the text. */
export async function headersOf(text: string): Promise<Email['headers']> {
  return (await parsed(new TextEncoder().encode(`${text.trimEnd()}\r\n\r\n`))).headers
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, limits)
  } catch (error) {
    throw new Fault('mail-unreadable', { params: { context: 'damaged' }, cause: error })
  }
}

const limits = {
  maxNestingDepth: 40,
  maxHeadersSize: 512 * 1024,
  maxRfc822NestingDepth: 4,
  forceRfc822Attachments: true,
} as const

function correspondent(address: Address | undefined): Correspondent | null {
  if (address === undefined) return null
  const mailbox = address.group === undefined ? address : address.group[0]
  if (mailbox === undefined || mailbox.address === '') return null
  const name = tidyLine(mailbox.name)
  return { name: name === mailbox.address ? '' : name, address: tidyLine(mailbox.address) }
}
