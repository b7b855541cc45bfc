import { Button, Checkbox, NumberInput, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { BackupPolicy } from '#shared/contract/backup.ts'
import { addDays, dayIn } from '#shared/kernel/dates.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useMay, useOpenStore } from '../../design/session-context.ts'
import { dayText } from '../../design/words/dates.ts'
import { useNow } from '../../design/words/use-now.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './backups.module.css'

/** Which backups are made by themselves, how long each is kept, and where a second copy goes. */
export function PolicySection() {
  const { query } = useEngine()
  const { t } = useWords()
  const { data, error } = useQuery(query.backup.policy.queryOptions({ input: {} }))
  return (
    <section className={classes.section} aria-labelledby="backup-policy">
      <h2 id="backup-policy">{t('backup:policy.title')}</h2>
      {error !== null && <ErrorPanel error={error} />}
      {data !== undefined && <PolicyForm key={JSON.stringify(data)} policy={data} />}
    </section>
  )
}

/** The periods, with the most that the contract takes. */
const periods = { days: 90, weeks: 52, months: 60 } as const

function PolicyForm({ policy }: { readonly policy: BackupPolicy }) {
  const { host, query } = useEngine()
  const { t } = useWords()
  const mayChange = useMay(dpoOnly)
  const queries = useQueryClient()
  const toasts = useToasts()
  const [draft, setDraft] = useState(policy)
  const change = (changes: Partial<BackupPolicy>) => setDraft({ ...draft, ...changes })
  const save = useMutation(
    query.backup.changePolicy.mutationOptions({
      onSuccess: async () => {
        toasts.done(t('backup:policy.saved'))
        await queries.invalidateQueries({ queryKey: query.backup.key() })
      },
    }),
  )
  const pick = async () => {
    const picked = await host.pickStore('create')
    if (picked !== null) change({ secondFolder: picked })
  }
  const isChanged = JSON.stringify(draft) !== JSON.stringify(policy)
  const number = (field: 'days' | 'weeks' | 'months' | 'drillAfterDays', most: number, label: string) => (
    <NumberInput
      label={label}
      description={field === 'drillAfterDays' ? t('backup:policy.drillHint') : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      min={field === 'days' ? 1 : 0}
      max={most}
      allowDecimal={false}
      clampBehavior="strict"
      value={draft[field]}
      onChange={(value) => typeof value === 'number' && change({ [field]: value })}
      readOnly={!mayChange}
    />
  )
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged && BackupPolicy.safeParse(draft).success) save.mutate(draft)
      }}
    >
      {save.error !== null && <ErrorPanel error={save.error} />}
      <Checkbox
        label={t('backup:policy.automatic')}
        checked={draft.automatic}
        onChange={(event) => change({ automatic: event.currentTarget.checked })}
        disabled={!mayChange}
      />
      <div className={classes.numbers}>
        {number('days', periods.days, t('backup:policy.days'))}
        {number('weeks', periods.weeks, t('backup:policy.weeks'))}
        {number('months', periods.months, t('backup:policy.months'))}
      </div>
      <Longest policy={draft} />
      <div className={classes.folder}>
        <TextInput
          className={classes.folderPath}
          label={t('backup:policy.second')}
          description={t('backup:policy.secondHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.secondFolder ?? ''}
          onChange={(event) => change({ secondFolder: event.currentTarget.value || null })}
          readOnly={!mayChange}
        />
        {mayChange && host.kind === 'desktop' && (
          <Button variant="default" leftSection={<FolderOpen size={14} />} onClick={() => void pick()}>
            {t('backup:policy.pick')}
          </Button>
        )}
      </div>
      <div className={classes.numbers}>{number('drillAfterDays', 366, t('backup:policy.drill'))}</div>
      {mayChange && (
        <div>
          <Button type="submit" variant="default" disabled={!isChanged} loading={save.isPending}>
            {t('backup:policy.save')}
          </Button>
        </div>
      )}
    </form>
  )
}

/** How long what is erased today can still stand in a backup: what a person must be told (GDPR Art. 12(1), 17(1)). */
function Longest({ policy: { days, weeks, months } }: { readonly policy: BackupPolicy }) {
  const { t, language } = useWords()
  const { organisation } = useOpenStore()
  const today = dayIn(organisation.timeZone, useNow())
  const day = addDays(today, Math.max(days, weeks * 7, months * 31))
  return (
    <Text size="xs" c="dimmed">
      {t('backup:policy.longest', { day: dayText(day, language) })}
    </Text>
  )
}
