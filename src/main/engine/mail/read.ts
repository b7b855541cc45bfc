import { Fault } from '#shared/kernel/faults.ts'
import { readEml } from './eml.ts'
import type { Mail } from './mail.ts'
import { readMsg } from './msg.ts'

/**
 * Reads a mail from a file, whatever the file is called: its beginning says what it is.
 * @throws Fault `mail-unreadable`
 */
export async function readMailFile(bytes: Uint8Array): Promise<Mail> {
  if (bytes.every((byte) => byte <= 0x20)) throw unreadable('empty')
  if (compoundFile.every((byte, at) => bytes[at] === byte)) return withSubstance(await readMsg(bytes))
  if (!beginsAsMail(bytes)) throw unreadable('neither')
  return withSubstance(await readEml(bytes))
}

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** A mail begins with header lines, one of them such as every mail has (RFC 5322 section 3.6). */
function beginsAsMail(bytes: Uint8Array): boolean {
  const beginning = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 256 * 1024))
    .replace(/^\u00ef\u00bb\u00bf|^\s+/, '')
  const [head = ''] = beginning.split(/\r?\n\r?\n/, 1)
  // Some programs put the line of a mailbox before the first header.
  const lines = head.split(/\r?\n/).filter((line, at) => !(at === 0 && line.startsWith('From ')))
  return (
    lines.length > 0 &&
    lines.every((line) => /^([!-9;-~]+:|[ \t])/.test(line)) &&
    lines.some((line) => /^(from|date|received|subject|message-id|mime-version):/i.test(line))
  )
}

function withSubstance(mail: Mail): Mail {
  if (mail.from === null && mail.subject === '' && mail.text === '') throw unreadable('empty')
  return mail
}

function unreadable(context: 'empty' | 'neither'): Fault {
  return new Fault('mail-unreadable', { params: { context } })
}
