import { writeXlsx } from 'hucre'

/** A table as a program would save it. */
export function csv(text: string | Uint8Array<ArrayBuffer>, name = 'requests.csv'): File {
  return new File([text], name)
}

export const windows1252 = (text: string) => new Uint8Array([...Buffer.from(text, 'latin1')])

/** Two sheets, the first of them hidden; a date as a date, a formula with its result, a text that begins as a formula. */
export async function workbook(): Promise<File> {
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Notes', rows: [['Internal']], hidden: true },
      {
        name: 'Requests',
        rows: [
          ['Ticket', 'Name', 'Received', 'Right'],
          ['T-1', 'Ana Muster', new Date('2026-02-03T10:15:00Z'), '15'],
          [],
          ['T-2', '=1+1', new Date('2026-02-04T00:00:00Z'), null],
        ],
        columns: [{}, {}, { style: { numFmt: 'yyyy-mm-dd hh:mm' } }],
        cells: new Map([['3,3', { formula: 'B2&""', formulaResult: 'Erasure' }]]),
      },
      { name: 'Closed', rows: [['Name'], ['Iris']] },
    ],
  })
  return new File([new Uint8Array(bytes)], 'requests.xlsx')
}
