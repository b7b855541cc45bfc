import { Button, Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { FilesTabName, RecordFiles } from '../files/RecordFiles.tsx'
import { HistoryTab } from '../history/HistoryTab.tsx'
import classes from '../layout/layout.module.css'
import { PageHead } from '../layout/PageHead.tsx'
import { ScrollingTabs } from '../layout/ScrollingTabs.tsx'
import { titleOf } from '../records/sources.ts'
import { useMay } from '../session-context.ts'
import { useShortcuts } from '../shortcuts/use-shortcuts.ts'
import { kebab } from '../words/kebab.ts'
import { useWords } from '../words/use-words.ts'
import { Overview } from './Overview.tsx'
import { recordShowsOf } from './record-shows-of.ts'
import type { RecordDefinition } from './register.ts'
import type { RecordBase } from './register-api.ts'

interface RecordPageProps<Row extends RecordBase, Draft extends object> {
  readonly definition: RecordDefinition<Row, Draft>
  readonly record: Row
  /** Further actions, such as removing the record. */
  readonly menu?: ReactNode
}

/** A record: title, status and clock above; overview, what belongs to its kind, and history as tabs; the rail at the right. */
export function RecordPage<Row extends RecordBase, Draft extends object>(props: RecordPageProps<Row, Draft>) {
  const { definition, record, menu } = props
  const { query } = useEngine()
  const { t } = useWords()
  const navigate = useNavigate()
  const toasts = useToasts()
  const mayEdit = useMay(definition.editors)
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const chosen = tab ?? 'overview'
  const namespace = kebab(definition.entity)
  const { Headline, Rail, Actions, tabs = [] } = definition
  const editPath = `${definition.path}/${record.id}/edit`
  const edit = () => void navigate({ to: editPath })
  useShortcuts({ e: mayEdit ? edit : undefined })
  const restore = ({ name, before }: { name: string; before: unknown }) =>
    definition
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
        trail={[{ label: t(`${namespace}:title`), to: definition.path }]}
        reference={record.reference}
        actions={
          <>
            {Actions && <Actions record={record} />}
            {mayEdit && (
              <Button variant="default" leftSection={<Pencil size={14} />} onClick={edit}>
                {t('design:editRecord')}
              </Button>
            )}
            {menu}
          </>
        }
      >
        {Headline && <Headline record={record} />}
      </PageHead>
      <Tabs
        className={`${classes.tabbed} ${Rail ? '' : classes.oneColumn}`}
        value={chosen}
        onChange={(next) =>
          void navigate({
            to: '.',
            replace: true,
            search: next === null || next === 'overview' ? {} : { tab: next },
          })
        }
      >
        <ScrollingTabs chosen={chosen}>
          <Tab value="overview">{t('design:tab.overview')}</Tab>
          {tabs.map(({ key }) => (
            <Tab key={key} value={key}>
              {t(`${namespace}:tab.${key}`)}
            </Tab>
          ))}
          <Tab value="files">
            <FilesTabName recordId={record.id} />
          </Tab>
          <Tab value="history">{t('design:tab.history')}</Tab>
        </ScrollingTabs>
        <Tabs.Panel value="overview" className={classes.tabPanel}>
          <Overview
            namespace={namespace}
            sections={definition.sections}
            draft={definition.draftOf(record)}
            editPath={mayEdit ? editPath : null}
          />
        </Tabs.Panel>
        {tabs.map(({ key, Content }) => (
          <Tabs.Panel key={key} value={key} className={classes.tabPanel}>
            <Content record={record} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="files" className={classes.tabPanel}>
          <RecordFiles recordId={record.id} />
        </Tabs.Panel>
        <Tabs.Panel value="history" className={classes.tabPanel}>
          <HistoryTab id={record.id} shows={recordShowsOf(definition)} onRestore={restore} />
        </Tabs.Panel>
        {Rail && (
          <aside className={classes.rail} aria-label={t('design:rail')}>
            <Rail record={record} />
          </aside>
        )}
      </Tabs>
    </>
  )
}

function Tab({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <Tabs.Tab value={value} data-tab={value}>
      {children}
    </Tabs.Tab>
  )
}
