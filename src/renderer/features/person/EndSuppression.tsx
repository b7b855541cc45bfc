import { Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import type { Fields } from '../../design/fields/field-kind.ts'
import { record } from '../../design/fields/record.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import { CommandDialog } from '../../design/form/CommandDialog.tsx'
import { schemaOf } from '../../design/register/schema-of.ts'
import { useWords } from '../../design/words/use-words.ts'

const schema = schemaOf(contract.person.endSuppression)
type Draft = z.output<typeof schema>

const fields: Fields<Draft> = {
  connectionId: record('connection', { width: 'full' }),
  externalId: text({ width: 'full', required: true, mono: true }),
  reason: longText({ required: true }),
}

const blank: Draft = { connectionId: '' as Id<'connection'>, externalId: '', reason: '' }

/** Lets somebody who was erased come back with the next synchronisation: who, as the system names them, and why. */
export function EndSuppression({ onClose }: { readonly onClose: () => void }) {
  const { client, query } = useEngine()
  const { t } = useWords()
  const queries = useQueryClient()
  const toasts = useToasts()
  return (
    <CommandDialog
      title={t('person:back.title')}
      namespace="person"
      fields={fields}
      blank={blank}
      schema={schema}
      action={t('person:back.action')}
      onSend={async (meant) => {
        await client.person.endSuppression(meant)
        toasts.done(t('person:back.done'))
        await queries.invalidateQueries({ queryKey: query.person.erasures.key() })
      }}
      onClose={onClose}
    >
      <Text size="sm" mb="md">
        {t('person:back.text')}
      </Text>
    </CommandDialog>
  )
}
