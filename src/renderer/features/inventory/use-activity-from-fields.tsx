import { Button, Group, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import * as z from 'zod'
import type { Field } from '#shared/contract/inventory.ts'
import { processingActivityShape } from '#shared/contract/processing-activity.ts'
import { pageLimit } from '#shared/kernel/list.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useStoredDraft } from '../../design/form/use-draft.ts'
import { useWords } from '../../design/words/use-words.ts'
import { type ActivityFromFields, activityFrom, joined } from './activity-draft.ts'
import { type Scope, scopeFilter } from './scope.ts'
import type { Branch } from './tree.ts'

/** The fields that a draft may hold already. */
const KnownParts = z.object({
  dataItems: processingActivityShape.dataItems.catch([]),
  dataSubjects: processingActivityShape.dataSubjects.catch([]),
  systemIds: processingActivityShape.systemIds.catch([]),
})

/**
 * Opens the form of a new processing activity with the data that fields hold. A draft that waits there is neither lost
 * nor changed unasked.
 */
export function useActivityFromFields(tree: readonly Branch[]): {
  readonly from: (fields: readonly Field[]) => Promise<void>
  /** From all decided fields of a scope. */
  readonly fromScope: (scope: Scope) => Promise<void>
  readonly dialog: ReactNode
} {
  const { client } = useEngine()
  const { t } = useWords()
  const navigate = useNavigate()
  const toasts = useToasts()
  const [stored, keep] = useStoredDraft('draft:processingActivity:new')
  const [waiting, setWaiting] = useState<ActivityFromFields | null>(null)

  const open = async (part: ActivityFromFields, others: z.infer<typeof Changes> = {}) => {
    setWaiting(null)
    keep(Changes.parse({ ...others, ...part }))
    await navigate({ to: '/processing/new' })
  }
  const from = async (fields: readonly Field[]) => {
    const part = activityFrom(
      fields.filter(({ decision }) => decision === 'accepted' || decision === 'manual'),
      tree.flatMap(({ datasets }) => datasets),
    )
    if (part.dataItems.length === 0) return toasts.done(t('field:activity.nothing'))
    if (stored === null) await open(part)
    else setWaiting(part)
  }
  const fromScope = async (scope: Scope) => {
    try {
      const fields: Field[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof client.field.list>> = await client.field.list({
          filter: { ...scopeFilter(scope), decision: ['accepted', 'manual'] },
          limit: pageLimit,
          cursor,
        })
        fields.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null)
      await from(fields)
    } catch (error) {
      toasts.failed(error)
    }
  }
  const add = (part: ActivityFromFields) => {
    const known = stored?.changes ?? {}
    void open(joined(KnownParts.parse(known), part), known)
  }
  return {
    from,
    fromScope,
    dialog: waiting !== null && (
      <Dialog onClose={() => setWaiting(null)} title={t('field:activity.draft.title')}>
        <Text size="sm">{t('field:activity.draft.text')}</Text>
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="subtle" color="gray" onClick={() => void open(waiting)}>
            {t('field:activity.draft.anew')}
          </Button>
          <Button data-autofocus onClick={() => add(waiting)}>
            {t('field:activity.draft.add')}
          </Button>
        </Group>
      </Dialog>
    ),
  }
}

const Changes = z.record(z.string(), z.json())
