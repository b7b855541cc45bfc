import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { User } from '#shared/contract/user.ts'
import { Role } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { ClipboardNote } from '../../design/keys/ClipboardNote.tsx'
import { Confirmed } from '../../design/keys/Confirmed.tsx'
import { useCopy } from '../../design/words/use-copy.ts'
import { useWords } from '../../design/words/use-words.ts'

interface PersonDialogProps {
  readonly user: User
  readonly onClose: () => void
}

/** A new person: name and role, then the temporary passphrase, shown once. */
export function AddPerson({ onClose }: Pick<PersonDialogProps, 'onClose'>) {
  const { client } = useEngine()
  const { t } = useWords()
  const [label, setLabel] = useState('')
  const [role, setRole] = useState<Role>('contributor')
  const [temporary, setTemporary] = useState<string | null>(null)
  const { copied, copy } = useCopy(temporary ?? '', { isSecret: true })
  if (temporary !== null) {
    return (
      <Dialog onClose={onClose} title={t('key:add.done', { who: label })} closeOnClickOutside={false}>
        <Notice meaning="attention">{t('key:add.hand', { who: label })}</Notice>
        <Text component="output" className="mono" display="block" my="md">
          {temporary}
        </Text>
        <ClipboardNote />
        <Group justify="flex-end" gap="sm" mt="md">
          <Button variant="default" onClick={copy}>
            {copied ? t('design:copied') : t('design:copy', { what: t('key:way.temporary') })}
          </Button>
          <Button onClick={onClose}>{t('key:add.close')}</Button>
        </Group>
      </Dialog>
    )
  }
  return (
    <Confirmed
      title={t('key:add.title')}
      action={t('key:add.action')}
      isComplete={label.trim() !== ''}
      run={async (confirmation) =>
        setTemporary((await client.user.add({ label, role, ...confirmation })).temporaryPassphrase)
      }
      onClose={onClose}
    >
      <TextInput
        label={t('key:add.label')}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
        required
      />
      <RoleField role={role} onChange={setRole} />
    </Confirmed>
  )
}

/** Another role for a person. */
export function ChangeRole({ user, onClose }: PersonDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const [role, setRole] = useState<Role>(user.role)
  return (
    <Confirmed
      title={t('key:change.title', { who: user.label })}
      action={t('key:change.action')}
      isComplete={role !== user.role}
      run={async (confirmation) => {
        await client.user.changeRole({ id: user.id, role, ...confirmation })
        toasts.done(t('key:change.done', { who: user.label, role: t(`app:role.${role}`) }))
        onClose()
      }}
      onClose={onClose}
    >
      <RoleField role={role} onChange={setRole} />
    </Confirmed>
  )
}

/** Takes every way in from a person, whose name is typed. */
export function RemovePerson({ user, onClose }: PersonDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const [typed, setTyped] = useState('')
  return (
    <Confirmed
      title={t('key:remove.title', { who: user.label })}
      action={t('key:remove.action')}
      danger
      isComplete={typed.trim() === user.label}
      run={async (confirmation) => {
        await client.user.remove({ id: user.id, ...confirmation })
        toasts.done(t('key:remove.done', { who: user.label }))
        onClose()
      }}
      onClose={onClose}
    >
      <Text size="sm">{t('key:remove.text', { who: user.label })}</Text>
      <TextInput
        mt="md"
        label={t('design:confirm.type', { what: user.label })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
      />
    </Confirmed>
  )
}

function RoleField({ role, onChange }: { readonly role: Role; readonly onChange: (role: Role) => void }) {
  const { t } = useWords()
  return (
    <Select
      mt="md"
      label={t('key:people.role')}
      description={t(`key:roleHint.${role}`)}
      data={Role.options.map((value) => ({ value, label: t(`app:role.${value}`) }))}
      value={role}
      onChange={(value) => onChange(Role.options.find((one) => one === value) ?? role)}
      allowDeselect={false}
    />
  )
}
