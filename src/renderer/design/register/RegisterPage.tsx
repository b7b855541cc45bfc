import { ActionIcon, Button, Menu, Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useEngine } from '../engine-context.ts'
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx'
import { useToasts } from '../feedback/use-toasts.tsx'
import { HistoryTab } from '../history/HistoryTab.tsx'
import classes from '../layout/layout.module.css'
import { PageHead } from '../layout/PageHead.tsx'
import { titleOf } from '../records/sources.ts'
import { useMay } from '../session-context.ts'
import { useShortcuts } from '../shortcuts/use-shortcuts.ts'
import { kebab } from '../words/kebab.ts'
import { useWords } from '../words/use-words.ts'
import { Overview } from './Overview.tsx'
import { fieldsOf, type Register } from './register.ts'
import type { RecordBase } from './register-api.ts'

interface RegisterPageProps<Row extends RecordBase, Draft extends object> {
  readonly register: Register<Row, Draft>
  readonly record: Row
}

/** A record: title, status and clock above; overview, what belongs to its kind, and history as tabs; the rail at the right. */
export function RegisterPage<Row extends RecordBase, Draft extends object>(
  props: RegisterPageProps<Row, Draft>,
) {
  const { register, record } = props
  const { query } = useEngine()
  const { t } = useWords()
  const navigate = useNavigate()
  const toasts = useToasts()
  const mayEdit = useMay()
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const namespace = kebab(register.entity)
  const { Headline, Rail, Actions, tabs = [] } = register
  const editPath = `${register.path}/${record.id}/edit`
  const edit = () => void navigate({ to: editPath })
  useShortcuts({ e: mayEdit ? edit : undefined })
  const restore = ({ name, before }: { name: string; before: unknown }) =>
    register
      .api(query)
      .update.call({
        id: record.id,
        revision: record.revision,
        changes: { [name]: before } as Partial<Draft>,
      })
      .then(() => toasts.done(t('design:toast.restored'), record.id), toasts.failed)
  return (
    <>
      <PageHead
        title={titleOf(record)}
        trail={[{ label: t(`${namespace}:title`), to: register.path }]}
        reference={record.reference}
        actions={
          <>
            {Actions && <Actions record={record} />}
            {mayEdit && (
              <>
                <Button variant="default" leftSection={<Pencil size={14} />} onClick={edit}>
                  {t('design:editRecord')}
                </Button>
                <RemoveMenu {...props} namespace={namespace} />
              </>
            )}
          </>
        }
      >
        {Headline && <Headline record={record} />}
      </PageHead>
      <div className={`${classes.columns} ${Rail ? '' : classes.oneColumn}`}>
        <Tabs
          className={classes.main}
          value={tab ?? 'overview'}
          onChange={(next) =>
            void navigate({
              to: '.',
              replace: true,
              search: next === null || next === 'overview' ? {} : { tab: next },
            })
          }
        >
          <Tabs.List className={classes.tabList}>
            <Tabs.Tab value="overview">{t('design:tab.overview')}</Tabs.Tab>
            {tabs.map(({ key }) => (
              <Tabs.Tab key={key} value={key}>
                {t(`${namespace}:tab.${key}`)}
              </Tabs.Tab>
            ))}
            <Tabs.Tab value="history">{t('design:tab.history')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="overview" className={classes.tabPanel}>
            <Overview
              namespace={namespace}
              sections={register.sections}
              draft={register.draftOf(record)}
              editPath={mayEdit ? editPath : null}
            />
          </Tabs.Panel>
          {tabs.map(({ key, Content }) => (
            <Tabs.Panel key={key} value={key} className={classes.tabPanel}>
              <Content record={record} />
            </Tabs.Panel>
          ))}
          <Tabs.Panel value="history" className={classes.tabPanel}>
            <HistoryTab
              namespace={namespace}
              id={record.id}
              fields={fieldsOf(register.sections)}
              checked={(name, value) => register.schema.shape[name]?.safeParse(value).data}
              onRestore={restore}
            />
          </Tabs.Panel>
        </Tabs>
        {Rail && (
          <aside className={classes.rail} aria-label={t('design:rail')}>
            <Rail record={record} />
          </aside>
        )}
      </div>
    </>
  )
}

function RemoveMenu<Row extends RecordBase, Draft extends object>({
  register,
  record,
  namespace,
}: RegisterPageProps<Row, Draft> & { readonly namespace: string }) {
  const { query } = useEngine()
  const { t } = useWords()
  const navigate = useNavigate()
  const toasts = useToasts()
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const name = titleOf(record)
  const remove = async () => {
    setBusy(true)
    try {
      await register.api(query).remove.call({ id: record.id, revision: record.revision })
      await navigate({ to: register.path })
      toasts.done(t('design:toast.removed', { what: name }), record.id)
    } catch (error) {
      toasts.failed(error)
    } finally {
      setBusy(false)
      setAsking(false)
    }
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('design:moreActions')} variant="default" size={32}>
            <Ellipsis size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => setAsking(true)}>
            {t(`${namespace}:remove`)}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isAsking && (
        <ConfirmDialog
          title={t(`${namespace}:remove`)}
          action={t(`${namespace}:remove`)}
          ask={record.reference}
          danger
          isBusy={isBusy}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        >
          {t('design:confirm.remove', { what: name })}
        </ConfirmDialog>
      )}
    </>
  )
}
