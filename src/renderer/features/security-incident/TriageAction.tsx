import { Box, Button } from '@mantine/core'
import { Split } from 'lucide-react'
import { useMemo, useState } from 'react'
import { IncidentOutcome, Regime } from '#shared/contract/codes.ts'
import { regimeOf } from '#shared/contract/regime-of.ts'
import type { SecurityIncident } from '#shared/contract/security-incident.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { codeOrNone, codeSet, codes } from '../../design/fields/code.tsx'
import type { Fields } from '../../design/fields/field-kind.ts'
import { list } from '../../design/fields/list.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import { CommandDialog } from '../../design/form/CommandDialog.tsx'
import { useMay, useOpenStore } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { TriageDraft, toTriage } from './triage-draft.ts'

/** Finds what an incident was. */
export function TriageAction({ record }: { readonly record: SecurityIncident }) {
  const { t } = useWords()
  const mayEdit = useMay()
  const [isOpen, setOpen] = useState(false)
  if (!mayEdit) return null
  return (
    <>
      <Button leftSection={<Split size={14} />} onClick={() => setOpen(true)}>
        {t('security-incident:triage')}
      </Button>
      {isOpen && <TriageDialog record={record} onClose={() => setOpen(false)} />}
    </>
  )
}

interface TriageDialogProps {
  readonly record: SecurityIncident
  readonly onClose: () => void
}

function TriageDialog({ record, onClose }: TriageDialogProps) {
  const { client } = useEngine()
  const { t, code } = useWords()
  const toasts = useToasts()
  const { organisation } = useOpenStore()
  const regime = regimeOf(organisation.country)
  const fields = useMemo(() => fieldsOf(regime), [regime])
  return (
    <CommandDialog
      title={t('security-incident:triage')}
      namespace="security-incident"
      fields={fields}
      blank={{
        outcome: null,
        breaches: [{ title: record.title, regimes: [regime] }],
        decidedBy: '',
        reason: '',
      }}
      schema={TriageDraft}
      action={t('security-incident:triage')}
      onSend={async (draft) => {
        const { outcome } = await client.securityIncident.triage(toTriage(draft, record))
        toasts.done(code('incidentOutcome', outcome), record.id)
      }}
      onClose={onClose}
    >
      <Box mb="sm">
        <Notice meaning="information">{t('security-incident:triageNote')}</Notice>
      </Box>
    </CommandDialog>
  )
}

function fieldsOf(regime: Regime): Fields<TriageDraft> {
  return {
    outcome: codeOrNone(codes('incidentOutcome', IncidentOutcome.exclude(['open'])), {
      required: true,
      width: 'full',
      article: 'GDPR Art. 4(12)',
    }),
    breaches: {
      ...list<TriageDraft['breaches'][number]>(
        {
          title: text({ required: true, width: 'full' }),
          regimes: codeSet(codes('regime', Regime), { required: true, article: 'GDPR Art. 3' }),
        },
        {
          blank: () => ({ title: '', regimes: [regime] }),
          titleOf: ({ title }) => title,
          titleField: 'title',
          required: true,
        },
      ),
      when: ({ outcome }) => outcome === 'breach',
    },
    decidedBy: text({ required: true, width: 'full' }),
    reason: longText({ required: true }),
  }
}
