import { ControllerRole, DpiaCriterion, DpiaNecessity, ProcessingOperation } from '#shared/contract/codes.ts'
import { code, codeSet, codes } from '../../design/fields/code.tsx'
import { day } from '../../design/fields/dates.tsx'
import { flag } from '../../design/fields/flag.tsx'
import { group, optionalGroup } from '../../design/fields/group.tsx'
import { list } from '../../design/fields/list.tsx'
import { measures } from '../../design/fields/measures.tsx'
import { records } from '../../design/fields/record.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import type { Section } from '../../design/register/register.ts'
import type { InputOf } from '../../design/register/register-api.ts'
import { dataItems, dataSubjects, purposes, recipients, retention, transfers } from './lists.tsx'

export type ActivityDraft = InputOf<'processingActivity', 'create'>

/** The form in the order of GDPR Art. 30(1)(a) to (g), with what stands around it. */
export const activitySections: readonly Section<ActivityDraft>[] = [
  {
    key: 'identity',
    fields: {
      name: text({ required: true, width: 'full', article: 'GDPR Art. 30(1)' }),
      kind: code(codes('controllerRole', ControllerRole), { article: 'GDPR Art. 4(7), 4(8), 26' }),
      owner: text(),
      department: text(),
      description: longText(),
      controllers: {
        ...list(
          { name: text({ required: true }), contact: text() },
          {
            blank: () => ({ name: '', contact: '' }),
            titleOf: ({ name }) => name,
            titleField: 'name',
            article: 'GDPR Art. 30(2)(a), 26',
          },
        ),
        when: ({ kind }) => kind !== 'controller',
      },
      jointArrangement: {
        ...longText({ article: 'GDPR Art. 26(1)' }),
        when: ({ kind }) => kind === 'jointController',
      },
    },
  },
  { key: 'purposes', fields: { purposes } },
  { key: 'people', fields: { dataSubjects, dataItems } },
  { key: 'recipients', fields: { recipients } },
  { key: 'transfers', fields: { transfers } },
  { key: 'retention', fields: { retention } },
  {
    key: 'processing',
    fields: {
      operations: codeSet(codes('processingOperation', ProcessingOperation), {
        article: 'GDPR Art. 4(2), 30(2)(b)',
      }),
      systemIds: records('system'),
      profiling: flag({ article: 'GDPR Art. 4(4)', width: 'full' }),
      automatedDecision: optionalGroup(
        { logic: longText(), significance: longText(), humanReview: text({ width: 'full' }) },
        () => ({ logic: '', significance: '', humanReview: '' }),
        { article: 'GDPR Art. 22(1), 13(2)(f)' },
      ),
      notice: text({ width: 'full', article: 'GDPR Art. 13, 14' }),
    },
  },
  {
    key: 'measures',
    fields: { measures },
  },
  {
    key: 'dpia',
    fields: {
      dpia: group(
        {
          criteria: codeSet(codes('dpiaCriterion', DpiaCriterion), { article: 'WP248 rev.01, III.B' }),
          necessity: code(codes('dpiaNecessity', DpiaNecessity), {
            article: 'GDPR Art. 35(1), 35(3)',
            open: 'undetermined',
          }),
          reason: longText(),
        },
        { article: 'GDPR Art. 35(1)' },
      ),
    },
  },
  {
    key: 'dates',
    fields: { startedOn: day(), endedOn: day(), reviewOn: day({ article: 'GDPR Art. 24(1), 35(11)' }) },
  },
]
