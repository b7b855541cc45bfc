import { MeasureKind } from '#shared/contract/codes.ts'
import { code, codes } from './code.tsx'
import { list } from './list.tsx'
import { text } from './text.tsx'

interface Measure {
  kind: MeasureKind
  text: string
}

/** Technical, organisational, legal and physical measures (GDPR Art. 32(1)). */
export const measures = list<Measure>(
  { text: text({ required: true }), kind: code(codes('measureKind', MeasureKind)) },
  {
    blank: () => ({ kind: 'technicalMeasure', text: '' }),
    titleOf: (measure) => measure.text,
    titleField: 'text',
    article: 'GDPR Art. 30(1)(g), 32(1)',
  },
)
