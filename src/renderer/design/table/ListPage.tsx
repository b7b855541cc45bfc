import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '../feedback/EmptyState.tsx'
import { Page } from '../layout/Page.tsx'
import { PageHead } from '../layout/PageHead.tsx'
import { useWords } from '../words/use-words.ts'
import { ListScreen, type ListScreenProps } from './ListScreen.tsx'

interface ListPageProps<T extends { readonly id: string }>
  extends Omit<ListScreenProps<T>, 'label' | 'empty'> {
  readonly icon: LucideIcon
  /** What is said of the whole list. */
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  /** The ways to fill a list that is empty. */
  readonly ways?: ReactNode
  /** Dialogs over the list. */
  readonly children?: ReactNode
}

/** A page that is one list. Its words, also of what an empty one says, stand in the namespace of its name. */
export function ListPage<T extends { readonly id: string }>(props: ListPageProps<T>) {
  const { icon, lead, actions, ways, children, ...list } = props
  const { t } = useWords()
  const title = t(`${list.name}:title`)
  return (
    <Page
      flush
      head={
        <PageHead title={title} actions={actions}>
          {lead}
        </PageHead>
      }
    >
      <ListScreen
        {...list}
        label={title}
        empty={
          <EmptyState icon={icon} title={t(`${list.name}:empty.title`)} text={t(`${list.name}:empty.text`)}>
            {ways}
          </EmptyState>
        }
      />
      {children}
    </Page>
  )
}
