import { Button, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WayIn } from '#shared/contract/key.ts'
import type { User } from '#shared/contract/user.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useMay, useOpenStore } from '../../design/session-context.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { AddPerson, ChangeRole, RemovePerson } from './PersonDialogs.tsx'
import { StoreKeys } from './StoreKeys.tsx'
import classes from './settings.module.css'

type Asking = { readonly what: 'add' } | { readonly what: 'role' | 'remove'; readonly user: User }

/** Who has a way into the store, and the keys that they share. Only a `dpo` changes either. */
export function PeopleAndKeys() {
  const { query } = useEngine()
  const { t } = useWords()
  const { session } = useOpenStore()
  const mayChange = useMay(dpoOnly)
  const users = useQuery({ ...query.user.list.queryOptions({ input: {} }), staleTime: 0 })
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)
  const active = (users.data ?? []).filter(({ status }) => status === 'active')
  return (
    <section className={classes.people} aria-labelledby="people-and-keys">
      <h2 id="people-and-keys">{t('key:people.title')}</h2>
      <Text size="xs" c="dimmed">
        {t('key:people.lead')}
      </Text>
      {users.error !== null && <ErrorPanel error={users.error} onRetry={() => void users.refetch()} />}
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('key:people.name')}</Table.Th>
            <Table.Th scope="col">{t('key:people.role')}</Table.Th>
            <Table.Th scope="col">{t('key:people.waysIn')}</Table.Th>
            <Table.Th scope="col">{t('key:people.lastUnlocked')}</Table.Th>
            {mayChange && <Table.Th scope="col">{t('key:people.change')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {active.map((user) => (
            <Table.Tr key={user.id}>
              <Table.Td>
                {user.label}
                {user.id === session.user.id && ` (${t('key:people.you')})`}
              </Table.Td>
              <Table.Td>{t(`app:role.${user.role}`)}</Table.Td>
              <Table.Td>{user.waysIn.map((way) => t(`key:way.${wayKey(way)}`)).join(', ')}</Table.Td>
              <Table.Td>
                {user.lastUnlockedAt === null ? (
                  t('key:people.never')
                ) : (
                  <InstantText at={user.lastUnlockedAt} />
                )}
              </Table.Td>
              {mayChange && (
                <Table.Td>
                  {user.id !== session.user.id && (
                    <div className={classes.personActions}>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('key:change.title', { who: user.label })}
                        onClick={() => setAsking({ what: 'role', user })}
                      >
                        {t('key:people.changeRole')}
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('key:remove.title', { who: user.label })}
                        onClick={() => setAsking({ what: 'remove', user })}
                      >
                        {t('key:people.remove')}
                      </Button>
                    </div>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {mayChange && (
        <Button variant="default" onClick={() => setAsking({ what: 'add' })}>
          {t('key:people.add')}
        </Button>
      )}
      <StoreKeys />
      {asking?.what === 'add' && <AddPerson onClose={close} />}
      {asking?.what === 'role' && <ChangeRole user={asking.user} onClose={close} />}
      {asking?.what === 'remove' && <RemovePerson user={asking.user} onClose={close} />}
    </section>
  )
}

function wayKey({ type, keyFile, temporary }: WayIn): string {
  if (temporary) return 'temporary'
  return keyFile ? 'passphraseAndFile' : type
}
