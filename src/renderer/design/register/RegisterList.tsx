import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { dayIn } from '#shared/kernel/dates.ts'
import { useEngine } from '../engine-context.ts'
import { EmptyState } from '../feedback/EmptyState.tsx'
import { useToasts } from '../feedback/use-toasts.tsx'
import { Page } from '../layout/Page.tsx'
import { PageHead } from '../layout/PageHead.tsx'
import { useMay, useOpenStore } from '../session-context.ts'
import { ListScreen } from '../table/ListScreen.tsx'
import { kebab } from '../words/kebab.ts'
import { useNow } from '../words/use-now.ts'
import { useWords } from '../words/use-words.ts'
import type { Register } from './register.ts'
import type { RecordBase } from './register-api.ts'

/** The list of a register. */
export function RegisterList<Row extends RecordBase, Draft extends object>({
  register,
}: {
  readonly register: Register<Row, Draft>
}) {
  const { query } = useEngine()
  const { organisation } = useOpenStore()
  const { t } = useWords()
  const navigate = useNavigate()
  const toasts = useToasts()
  const mayEdit = useMay()
  const today = dayIn(organisation.timeZone, useNow())
  const name = kebab(register.entity)
  const { ListActions, EmptyActions } = register
  const create = () => void navigate({ to: `${register.path}/new` })
  const newButton = mayEdit && (
    <Button leftSection={<Plus size={14} />} onClick={create}>
      {t(`${name}:new`)}
    </Button>
  )
  return (
    <Page
      flush
      head={
        <PageHead
          title={t(`${name}:title`)}
          actions={
            <>
              {ListActions && <ListActions />}
              {newButton}
            </>
          }
        />
      }
    >
      <ListScreen
        name={name}
        entity={register.entity}
        label={t(`${name}:title`)}
        procedure={register.api(query).list}
        columns={register.columns}
        filters={register.filters}
        views={(register.views ?? []).map(({ key, filter, sort }) => ({
          key,
          label: t(`${name}:view.${key}`),
          filter: filter(today, organisation.timeZone),
          ...(sort ? { sort } : {}),
        }))}
        bulk={
          mayEdit
            ? (register.bulk ?? []).map(({ key, run }) => ({
                key,
                label: t(`${name}:bulk.${key}`),
                run: (rows: readonly Row[]) =>
                  run(query, rows).then(
                    () => toasts.done(t('design:toast.bulkDone', { count: rows.length })),
                    toasts.failed,
                  ),
              }))
            : []
        }
        onOpen={(row) => void navigate({ to: `${register.path}/${row.id}` })}
        {...(mayEdit
          ? { onEdit: (row: Row) => void navigate({ to: `${register.path}/${row.id}/edit` }) }
          : {})}
        onNew={mayEdit ? create : undefined}
        empty={
          <EmptyState icon={register.icon} title={t(`${name}:empty.title`)} text={t(`${name}:empty.text`)}>
            {newButton}
            {EmptyActions && <EmptyActions />}
          </EmptyState>
        }
      />
    </Page>
  )
}
