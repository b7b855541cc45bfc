import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEngine } from '../engine-context.ts'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import layout from '../layout/layout.module.css'
import { operationKey } from '../register/register-api.ts'
import { useMay } from '../session-context.ts'
import { bytesText } from '../words/bytes.ts'
import { useWords } from '../words/use-words.ts'
import { FileLine } from './FileLine.tsx'
import { FileZone } from './FileZone.tsx'
import classes from './files.module.css'

/** The files that are kept with a record, and the place that takes more. */
export function RecordFiles({ recordId }: { readonly recordId: string }) {
  const { t, language } = useWords()
  const mayEdit = useMay()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useFilesOf(recordId)
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton height={120} />
  const files = data.pages.flatMap(({ items }) => items)
  const { total = 0, bytes = 0 } = data.pages[0] ?? {}
  return (
    <div className={classes.files}>
      {mayEdit && <FileZone recordId={recordId} />}
      {files.length === 0 ? (
        <p className={layout.nothing}>{t('attachment:none')}</p>
      ) : (
        <>
          <ul className={classes.list}>
            {files.map((file) => (
              <FileLine key={file.id} file={file} mayEdit={mayEdit} />
            ))}
          </ul>
          {hasNextPage && (
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('design:history.more')}
            </Button>
          )}
          <p className={classes.quiet}>
            {t('attachment:total', { count: total, size: bytesText(bytes, language) })}
          </p>
        </>
      )}
    </div>
  )
}

/** The name of the tab, with how many files there are. */
export function FilesTabName({ recordId }: { readonly recordId: string }) {
  const { t } = useWords()
  const count = useFilesOf(recordId).data?.pages[0]?.total ?? 0
  return count === 0 ? t('attachment:tab') : t('attachment:tabCount', { count })
}

function useFilesOf(recordId: string) {
  const { client } = useEngine()
  const filter = { subjectId: [recordId] }
  return useInfiniteQuery({
    queryKey: [...operationKey('attachment', 'list', filter), 'pages'],
    queryFn: ({ pageParam }) => client.attachment.list({ filter, limit: 100, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}
