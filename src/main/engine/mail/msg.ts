import MsgReader, { type FieldsData } from '@kenjiuno/msgreader'
import { type Instant, momentIn } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { headersOf, receivedAt } from './eml.ts'
import { textOfHtml } from './html.ts'
import { type Correspondent, type Mail, tidyLine, tidyText } from './mail.ts'

/**
 * A mail as Outlook saves it: a compound file with a property for each part (MS-OXMSG).
 * @throws Fault `mail-unreadable` when the compound file holds no message, such as an old Word document
 */
export async function readMsg(bytes: Uint8Array): Promise<Mail> {
  const fields = fieldsOf(bytes)
  const plain = tidyText(fields.body ?? '')
  const html = plain === '' ? textOfHtml(htmlOf(fields)) : ''
  return {
    format: 'msg',
    from: senderOf(fields),
    replyTo: null,
    subject: tidyLine(fields.subject ?? ''),
    text: plain || html,
    textFrom: plain ? 'plain' : html ? 'html' : 'none',
    received: await receiptOf(fields),
    attachments: (fields.attachments ?? [])
      .filter(({ attachmentHidden }) => attachmentHidden !== true)
      .map(({ fileName, fileNameShort, name, attachMimeTag, contentLength }) => ({
        fileName: tidyLine(fileName ?? name ?? fileNameShort ?? ''),
        mediaType: tidyLine(attachMimeTag ?? ''),
        bytes: contentLength ?? 0,
      })),
  }
}

/** The package is CommonJS: its types name the class, Node hands over the module around it. */
const Reader = (MsgReader as typeof MsgReader & { readonly default?: typeof MsgReader }).default ?? MsgReader

function fieldsOf(bytes: Uint8Array): FieldsData {
  const fields = readFields(bytes)
  if (fields.error !== undefined) throw unreadable('damaged')
  // Every message names its class; other compound files have no such property.
  if (!/^(IPM|REPORT)\b/i.test(fields.messageClass ?? '')) throw unreadable('otherCompound')
  return fields
}

function readFields(bytes: Uint8Array): FieldsData {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return new Reader(view).getFileData()
  } catch (error) {
    throw unreadable('damaged', error)
  }
}

function unreadable(context: 'damaged' | 'otherCompound', cause?: unknown): Fault {
  return new Fault('mail-unreadable', { params: { context }, cause })
}

/** Inside an organisation the sender's address is a name of the directory; the address of the internet stands beside it. */
function senderOf(fields: FieldsData): Correspondent | null {
  const address = [fields.senderSmtpAddress, fields.sentRepresentingSmtpAddress, fields.senderEmail].find(
    (one) => one?.includes('@'),
  )
  const name = tidyLine(fields.senderName ?? '')
  if (address === undefined) return name === '' ? null : { name, address: '' }
  return { name: name === address ? '' : name, address: tidyLine(address) }
}

async function receiptOf(fields: FieldsData): Promise<Mail['received']> {
  const fromHeaders = fields.headers ? receivedAt(await headersOf(fields.headers)) : null
  if (fromHeaders?.source === 'received') return fromHeaders
  const delivered = at(fields.messageDeliveryTime)
  if (delivered) return { at: delivered, source: 'delivered' }
  const sent = at(fields.clientSubmitTime)
  return sent ? { at: sent, source: 'sent' } : (fromHeaders ?? null)
}

function at(text: string | undefined): Instant | null {
  return text === undefined ? null : momentIn(text)
}

function htmlOf({ bodyHtml, html, internetCodepage }: FieldsData): string {
  if (bodyHtml) return bodyHtml
  return html === undefined ? '' : decoded(html, internetCodepage)
}

/** Outlook names character sets by the numbers of Windows. */
function decoded(bytes: Uint8Array, codepage: number | undefined): string {
  const label = codepage === undefined || codepage === 65001 ? 'utf-8' : `windows-${codepage}`
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}
