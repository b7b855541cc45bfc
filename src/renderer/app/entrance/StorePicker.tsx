import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { FolderOpen, X } from 'lucide-react'
import { useState } from 'react'
import type { StoreSummary } from '#shared/contract/store.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './entrance.module.css'

interface StorePickerProps {
  readonly stores: readonly StoreSummary[]
  readonly onChoose: (store: StoreSummary) => void
  readonly onForgotten: () => void
  /** To the backups of a store that is not there any more. */
  readonly onRestore: (path: string) => void
}

/** The stores that were open lately, and the way to any other. */
export function StorePicker({ stores, onChoose, onForgotten, onRestore }: StorePickerProps) {
  const { client, host } = useEngine()
  const { t } = useWords()
  const [path, setPath] = useState('')
  const inspect = useMutation({
    mutationFn: (chosen: string) => client.store.inspect({ path: chosen }),
    onSuccess: onChoose,
  })
  const forget = useMutation({
    mutationFn: (store: StoreSummary) => client.store.forget({ path: store.path }),
    onSuccess: onForgotten,
  })
  const pick = async () => {
    const chosen = await host.pickStore('open')
    if (chosen !== null) inspect.mutate(chosen)
  }
  return (
    <>
      {stores.length > 0 && (
        <ul className={classes.stores} aria-label={t('app:entrance.recent')}>
          {stores.map((store) => (
            <li key={store.path}>
              <button
                type="button"
                className={classes.store}
                disabled={!store.present}
                onClick={() => onChoose(store)}
              >
                <strong>{store.name}</strong>
                <span className="mono">
                  {store.present ? store.path : t('app:entrance.absent', { path: store.path })}
                </span>
              </button>
              {!store.present && (
                <Button
                  size="compact-sm"
                  variant="default"
                  mr="xs"
                  aria-label={`${t('backup:restore.entrance')}${t('design:colon')}${store.name}`}
                  onClick={() => onRestore(store.path)}
                >
                  {t('backup:restore.action')}
                </Button>
              )}
              <ActionIcon
                aria-label={t('app:entrance.forget', { what: store.name })}
                onClick={() => forget.mutate(store)}
              >
                <X size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {inspect.error !== null && <ErrorPanel error={inspect.error} />}
      {host.kind === 'desktop' ? (
        <Button variant="default" leftSection={<FolderOpen size={14} />} onClick={() => void pick()}>
          {t('app:entrance.openOther')}
        </Button>
      ) : (
        <form
          className={classes.pathForm}
          onSubmit={(event) => {
            event.preventDefault()
            if (path.trim() !== '') inspect.mutate(path.trim())
          }}
        >
          <TextInput
            className={classes.pathInput}
            label={t('app:entrance.path')}
            placeholder="/home/…/Name.wardbook"
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={inspect.isPending} disabled={path.trim() === ''}>
            {t('app:entrance.open')}
          </Button>
        </form>
      )}
    </>
  )
}
