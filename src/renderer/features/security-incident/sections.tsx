import { contract } from '#shared/contract/index.ts'
import { instant } from '../../design/fields/dates.tsx'
import { records } from '../../design/fields/record.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import type { Section } from '../../design/register/register.ts'
import type { InputOf } from '../../design/register/register-api.ts'
import { schemaOf } from '../../design/register/schema-of.ts'

export type IncidentDraft = InputOf<'securityIncident', 'create'>

export const incidentSchema = schemaOf(contract.securityIncident.create)

/** What is known of an incident, and when who knew of it. None of these moments starts the 72 hours. */
export const incidentSections: readonly Section<IncidentDraft>[] = [
  {
    key: 'what',
    fields: {
      title: text({ required: true, width: 'full' }),
      description: longText(),
      systemIds: records('system'),
      handler: text(),
    },
  },
  {
    key: 'when',
    fields: {
      firstSignalAt: instant(),
      detectedAt: instant(),
      reportedAt: instant(),
      dpoInformedAt: instant(),
      investigationStartedAt: instant({ article: 'EDPB 9/2022 section II.A.2' }),
      investigationEndedAt: instant(),
    },
  },
]
