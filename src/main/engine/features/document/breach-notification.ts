import { cite } from '#shared/kernel/citation.ts'
import type { ReportInput } from '../../document/index.ts'
import type { EdpbField } from '../../edpb-form/index.ts'
import type { Words } from '../../language/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { answerValue, type FilledForm, templateOf } from '../breach/index.ts'

/** Version of this document's structure and wording; part of its content hash. */
export const breachNotificationVersion = '1'

type Content = Pick<
  ReportInput,
  'title' | 'reference' | 'subtitle' | 'layout' | 'mark' | 'plain' | 'sections'
>
type Block = ReportInput['sections'][number]['blocks'][number]

/**
 * The EDPB's draft form as it stands filled, in the order and with the numbers of the template. Its JSON form has the
 * answers by `field_<number>`. Each page and the JSON say that it is a draft and no form to file.
 */
export function breachNotification(breach: EntityOf<'breach'>, filled: FilledForm, words: Words): Content {
  const { form, checked, answers } = filled
  const missing = checked.issues.filter(({ rule }) => rule === 'missing').length
  const required = new Set(checked.required)
  const shown = checked.asked.filter((field) => required.has(field) || answers[field.name] !== undefined)
  const sections = [...new Set(shown.map(({ section }) => section))]
  const state = words.text('edpb-form:standing', {
    answered: checked.answered.length,
    count: checked.asked.length,
    missing,
  })
  return {
    title: words.text('edpb-form:title'),
    reference: breach.reference,
    subtitle: `${breach.reference} ${breach.title}`,
    layout: 'compact',
    mark: words.text('edpb-form:mark'),
    plain: {
      notice: form.mark,
      template: templateOf(form),
      ...answers,
    },
    sections: [
      {
        blocks: [
          { type: 'note', tone: 'attention', text: `${words.text('edpb-form:about')} ${state}` },
          ...sections.flatMap((section) =>
            sectionBlocks(
              section,
              shown.filter((field) => field.section === section),
            ),
          ),
        ],
      },
    ],
  }

  function sectionBlocks(section: string, fields: readonly EdpbField[]): Block[] {
    return [
      { type: 'heading', level: 2, text: words.text(`edpb-form:section.${section}`), id: section },
      {
        type: 'fields',
        fields: fields.map((field) => ({
          label: `${field.number}  ${words.text(`edpb-form:field.${field.number}`)}`,
          article: field.article && cite(field.article, words.language),
          ...answerValue(field, answers[field.name], words),
        })),
      },
    ]
  }
}
