import type { Correspondent, Mail } from '../../mail/index.ts'

/**
 * Who wrote the mail that was passed on in this one, as its text repeats it; null: it passes nothing on. Mail programs write
 * the first sender above the text, in their own language.
 */
export function firstSender({ subject, text }: Pick<Mail, 'subject' | 'text'>): Correspondent | null {
  if (!/^\s*(fwd?|wg|tr|i)\s*:/i.test(subject) && !marker.test(text)) return null
  const line = fromLine.exec(text)?.[1]
  return line === undefined ? null : correspondentIn(line.slice(0, longestLine))
}

/** Longer lines name nobody; each expression below walks a line once or little more. */
const longestLine = 1_000

const marker =
  /^[> \t]*-{2,}\s*(forwarded message|original message|message transféré|message d['’]origine|weitergeleitete nachricht|ursprüngliche nachricht)\s*-{2,}/imu

const fromLine = /^[> \t*]*(?:from|von|de|expéditeur)\s*:\**[ \t]*(\S.*)$/imu

/** `Name <a@example.org>`, `Name [mailto:a@example.org]` or the address alone. */
function correspondentIn(line: string): Correspondent | null {
  const address = /[^\s<>[\]"':;,@]+@[^\s<>[\]"':;,@]+\.[^\s<>[\]"':;,@]+/.exec(line)?.[0]
  if (address === undefined) return null
  const name = line.slice(0, line.indexOf(address)).replaceAll(/[<[("'*]|mailto:/g, '')
  return { name: name.trim(), address }
}
