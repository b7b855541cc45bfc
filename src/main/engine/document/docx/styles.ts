import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'
import type { Language } from '#shared/kernel/message.ts'
import { localeOf } from '../value-text.ts'

export const colours = {
  ink: '1C2530',
  muted: '566270',
  accent: '1D4468',
  line: 'D3DAE1',
  head: 'EDF1F5',
  information: 'F0F4F8',
  attention: 'FDF5E9',
  attentionInk: '8A4B00',
} as const

const font = 'Calibri'

/** Styles by name, so that who edits the document in a word processor changes them in one place. Sizes in half points. */
export function stylesFor(language: Language): IStylesOptions {
  const heading = (size: number, before: number, color: string) => ({
    run: { font, size, bold: true, color },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font, size: 20, color: colours.ink, language: { value: localeOf[language] } },
        // Without the rule some word processors take the number for a fixed height, and large type overlaps.
        paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font, size: 52, bold: true, color: colours.accent },
        paragraph: { spacing: { before: 120, after: 120 } },
      },
      heading1: heading(32, 400, colours.accent),
      heading2: heading(24, 280, colours.ink),
      heading3: heading(20, 200, colours.ink),
      caption: { run: { font, size: 19, bold: true, color: colours.ink }, paragraph: { keepNext: true } },
    },
    paragraphStyles: [
      named('Subtitle', { size: 24, color: colours.muted }, 200),
      named('ContentsTitle', { size: 32, bold: true, color: colours.accent }, 160),
      named('Small', { size: 16, color: colours.muted }, 0),
      named('FieldLabel', { size: 18, color: colours.muted }, 0),
      named('FieldValue', { size: 20 }, 0),
      named('TableHead', { bold: true }, 0),
      named('TableText', {}, 0),
      named('Note', { size: 19 }, 160),
    ],
  }
}

export const numbering: INumberingOptions = {
  config: [
    {
      reference: 'numbered',
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { left: 400, hanging: 300 } } },
        },
      ],
    },
    {
      reference: 'bulleted',
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { left: 260, hanging: 200 } } },
        },
      ],
    },
  ],
}

function named(
  id: string,
  run: { readonly size?: number; readonly bold?: boolean; readonly color?: string },
  after: number,
) {
  return {
    id,
    name: id,
    basedOn: 'Normal',
    quickFormat: true,
    run: { font, ...run },
    paragraph: { spacing: { after } },
  }
}
