import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js'
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js'

interface MessageParts {
  readonly messageClass?: string
  readonly subject?: string
  readonly body?: string
  readonly html?: string
  readonly senderName?: string
  readonly senderAddress?: string
  readonly headers?: string
  readonly attachment?: { readonly fileName: string; readonly content: string }
}

/** A message as Outlook saves it (MS-OXMSG): a compound file with a stream for each property. */
export function outlookMessage(parts: MessageParts): File {
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['001A', parts.messageClass ?? 'IPM.Note'],
    ['0037', parts.subject],
    ['1000', parts.body],
    ['1013', parts.html],
    ['0C1A', parts.senderName],
    ['5D01', parts.senderAddress],
    ['007D', parts.headers],
  ]
  const entries: Entry[] = [{ name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: [] }]
  const addTo = (parent: number, entry: Entry) => {
    entries.push(entry)
    entries[parent]?.children?.push(entries.length - 1)
    return entries.length - 1
  }
  addTo(0, stream('__properties_version1.0', Buffer.alloc(32)))
  for (const [tag, text] of texts) {
    if (text !== undefined) addTo(0, stream(`__substg1.0_${tag}001F`, Buffer.from(text, 'utf16le')))
  }
  if (parts.attachment) {
    const { fileName, content } = parts.attachment
    const folder: Entry = {
      name: '__attach_version1.0_#00000000',
      type: TypeEnum.DIRECTORY,
      length: 0,
      children: [],
    }
    const place = addTo(0, folder)
    addTo(place, stream('__properties_version1.0', Buffer.alloc(8)))
    addTo(place, stream('__substg1.0_3707001F', Buffer.from(fileName, 'utf16le')))
    addTo(place, stream('__substg1.0_37010102', Buffer.from(content)))
  }
  return new File([new Uint8Array(burn(entries))], 'request.msg')
}

/** A compound file that is no message, such as a document of an old office program. */
export function compoundDocument(): File {
  const entries: Entry[] = [
    { name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: [1] },
    stream('WordDocument', Buffer.from('not a mail at all')),
  ]
  return new File([new Uint8Array(burn(entries))], 'letter.msg')
}

function stream(name: string, bytes: Buffer): Entry {
  // The writer takes the memory behind the bytes, which small buffers share.
  const own = new Uint8Array(bytes)
  return { name, type: TypeEnum.DOCUMENT, length: own.length, binaryProvider: () => own }
}
