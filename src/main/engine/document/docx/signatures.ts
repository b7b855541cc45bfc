import { BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { Surroundings } from './blocks.ts'
import { colours } from './styles.ts'
import { runs } from './text.ts'

interface Signature {
  readonly role: string
  readonly name: string | null
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}

/** Lines to sign on, two beside each other. */
export function signatureTable(
  signatures: readonly Signature[],
  { width, words }: Pick<Surroundings, 'width' | 'words'>,
): Table {
  const half = Math.floor(width / 2)
  const cell = (signature: Signature | undefined) =>
    new TableCell({
      width: { size: half, type: WidthType.DXA },
      children: signature ? lines(signature, words('placeAndDate'), words('signature')) : [new Paragraph({})],
    })
  const pairs = signatures.flatMap((signature, at) => (at % 2 === 0 ? [[signature, signatures[at + 1]]] : []))
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [half, half],
    borders: noBorders,
    margins: { right: 500 },
    rows: pairs.map((pair) => new TableRow({ cantSplit: true, children: [cell(pair[0]), cell(pair[1])] })),
  })
}

function lines({ role, name }: Signature, placeAndDate: string, signature: string): readonly Paragraph[] {
  const ruled = (label: string) =>
    new Paragraph({
      style: 'Small',
      spacing: { before: 800, after: 0 },
      border: { top: { style: BorderStyle.SINGLE, size: 6, color: colours.muted, space: 4 } },
      children: [new TextRun(label)],
    })
  return [
    new Paragraph({ spacing: { after: 0 }, children: runs(role, { bold: true }) }),
    ...(name === null ? [] : [new Paragraph({ spacing: { after: 0 }, children: runs(name) })]),
    ruled(placeAndDate),
    ruled(signature),
  ]
}
