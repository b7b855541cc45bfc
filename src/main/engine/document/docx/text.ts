import { type IRunOptions, TextRun } from 'docx'
import { printable } from '../printable.ts'

/** Text as runs of a paragraph: what XML cannot hold is gone, line ends are line breaks. */
export function runs(
  text: string,
  look: Omit<IRunOptions, 'text' | 'children' | 'break'> = {},
): readonly TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, at) => new TextRun({ ...look, text: line, ...(at === 0 ? {} : { break: 1 }) }))
}
