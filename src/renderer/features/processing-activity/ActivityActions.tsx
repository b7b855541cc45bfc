import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, CopyPlus, FileText, Stamp } from 'lucide-react'
import { useMemo, useState } from 'react'
import * as z from 'zod'
import type { ProcessingActivity } from '#shared/contract/processing-activity.ts'
import { ShortText } from '#shared/contract/texts.ts'
import { deciders } from '#shared/kernel/roles.ts'
import states from '../../../../resources/law/states/processing-activity.json' with { type: 'json' }
import { blankDecision, decisionFields, decisionSchema } from '../../design/decision/decision.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { text } from '../../design/fields/text.tsx'
import { CommandDialog } from '../../design/form/CommandDialog.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useDecidingName, useMay, useOpenStore } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'

type Next = Exclude<ProcessingActivity['status'], 'approved'>

/** Moves an entry through its states, has it approved by a named person, copies it, makes its document. */
export function ActivityActions({ record }: { readonly record: ProcessingActivity }) {
  const { client } = useEngine()
  const { t } = useWords()
  const navigate = useNavigate()
  const toasts = useToasts()
  const mayEdit = useMay()
  const mayDecide = useMay(deciders)
  const [asks, setAsks] = useState<'approve' | 'duplicate' | null>(null)
  const to: readonly string[] = states[record.status].to
  const nexts = (['inReview', 'draft', 'retired'] as const).filter((next) => to.includes(next))
  const move = (status: Next) =>
    client.processingActivity
      .update({ id: record.id, revision: record.revision, changes: { status } })
      .then(() => toasts.done(t(`processing-activity:moved.${status}`), record.id), toasts.failed)
  return (
    <>
      {mayDecide && to.includes('approved') && (
        <Button leftSection={<Stamp size={14} />} onClick={() => setAsks('approve')}>
          {t('processing-activity:approve')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<ChevronDown size={14} />}>
            {t('processing-activity:actions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayEdit &&
            nexts.map((next) => (
              <Menu.Item key={next} onClick={() => void move(next)}>
                {t(`processing-activity:move.${next}`)}
              </Menu.Item>
            ))}
          {mayEdit && (
            <Menu.Item leftSection={<CopyPlus size={14} />} onClick={() => setAsks('duplicate')}>
              {t('processing-activity:duplicate')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<FileText size={14} />}
            onClick={() =>
              void navigate({
                to: '/documents',
                search: withSearch({ kind: 'record-of-processing', recordId: record.id }),
              })
            }
          >
            {t('processing-activity:document')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asks === 'approve' && <ApproveDialog record={record} onClose={() => setAsks(null)} />}
      {asks === 'duplicate' && <DuplicateDialog record={record} onClose={() => setAsks(null)} />}
    </>
  )
}

interface DialogProps {
  readonly record: ProcessingActivity
  readonly onClose: () => void
}

function ApproveDialog({ record, onClose }: DialogProps) {
  const { client } = useEngine()
  const { organisation, session } = useOpenStore()
  const byName = useDecidingName()
  const { t } = useWords()
  const toasts = useToasts()
  const isWitness = session.user.role === 'dpo'
  const fields = useMemo(() => decisionFields(isWitness), [isWitness])
  return (
    <CommandDialog
      title={t('processing-activity:approve')}
      namespace="decision"
      fields={fields}
      blank={blankDecision(organisation.timeZone, t('processing-activity:approved'), byName)}
      schema={decisionSchema(isWitness)}
      action={t('processing-activity:approve')}
      onSend={async (decision) => {
        await client.processingActivity.approve({ id: record.id, revision: record.revision, decision })
        toasts.done(t('processing-activity:moved.approved'), record.id)
      }}
      onClose={onClose}
    />
  )
}

const copySchema = z.object({ name: ShortText })
const copyFields = { name: text({ required: true, width: 'full' }) }

function DuplicateDialog({ record, onClose }: DialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const navigate = useNavigate()
  return (
    <CommandDialog
      title={t('processing-activity:duplicate')}
      namespace="processing-activity"
      fields={copyFields}
      blank={{ name: t('processing-activity:copyOf', { name: record.name }) }}
      schema={copySchema}
      action={t('processing-activity:duplicate')}
      onSend={async ({ name }) => {
        const copy = await client.processingActivity.duplicate({ id: record.id, name })
        await navigate({ to: `/processing/${copy.id}` })
      }}
      onClose={onClose}
    />
  )
}
