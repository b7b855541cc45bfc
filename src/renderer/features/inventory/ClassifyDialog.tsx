import type { Field } from '#shared/contract/inventory.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { CommandDialog } from '../../design/form/CommandDialog.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { classificationOf } from './classification.ts'
import { categoryFields, categorySchema } from './field-form.tsx'
import { datasetTitle } from './tree.ts'

interface ClassifyDialogProps {
  readonly field: Field
  readonly onClose: () => void
}

/** Says by hand what a field holds; that is a decision, whatever was proposed. */
export function ClassifyDialog({ field, onClose }: ClassifyDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const { isProposed: _, ...blank } = classificationOf(field)
  return (
    <CommandDialog
      title={t('field:classifyTitle', { field: datasetTitle(field) })}
      namespace="field"
      fields={categoryFields}
      blank={blank}
      schema={categorySchema}
      action={t('field:classify')}
      onSend={async (changes) => {
        await client.field.update({ id: field.id, revision: field.revision, changes })
        toasts.done(t('design:toast.saved', { what: datasetTitle(field) }), field.id)
      }}
      onClose={onClose}
    />
  )
}
