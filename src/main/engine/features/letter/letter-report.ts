import type { LetterDraft, LetterKind } from '#shared/contract/letter.ts'
import type { Day, TimeZone } from '#shared/kernel/dates.ts'
import { type Block, buildReport, type Report } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { letterheadOf } from '../document/index.ts'

interface Surroundings {
  readonly organisation: EntityOf<'organisation'>
  readonly reference: string
  readonly kind: LetterKind
  readonly version: string
  readonly words: Words
  readonly today: Day
  readonly zone: TimeZone
  readonly author: string
}

/** The whole text of a letter as it is read. */
export function textOf({ parts }: Pick<LetterDraft, 'parts'>): string {
  return parts
    .map(({ text }) => text.trim())
    .filter(Boolean)
    .join('\n\n')
}

/** A letter as a document: sender, recipient, day, title and text. What people wrote is text and never markup. */
export function letterReport(draft: LetterDraft, around: Surroundings): Report {
  const { organisation, reference, kind, version, words, today, zone, author } = around
  const { title, recipientName, recipientAddress } = draft
  return buildReport({
    kind: `letter-${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    title,
    reference,
    language: words.language,
    timeZone: zone,
    organisation: letterheadOf(organisation, words),
    date: today,
    version: today,
    author,
    templateVersion: version,
    layout: 'letter',
    addressee: [recipientName, ...recipientAddress.split('\n')].map((line) => line.trim()).filter(Boolean),
    sections: [{ orientation: 'portrait', blocks: blocksOf(textOf(draft)) }],
  })
}

/** Paragraphs stand between empty lines; lines that begin with a dash are a list. */
export function blocksOf(text: string): readonly Block[] {
  return text
    .split(/\n{2,}/)
    .flatMap((paragraph) => runsOf(paragraph.split('\n').filter((line) => line.trim() !== '')))
}

function runsOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const isItem = listItem.test(lines[at] ?? '')
    const end = lines.findIndex((line, place) => place > at && listItem.test(line) !== isItem)
    const run = lines.slice(at, end === -1 ? lines.length : end)
    blocks.push(
      isItem
        ? { type: 'list', style: 'bulleted', items: run.map((line) => line.replace(listItem, '')) }
        : { type: 'paragraph', text: run.join('\n') },
    )
    at += run.length
  }
  return blocks
}

const listItem = /^\s*[-•] /
