import { useMemo, useState } from 'react'
import { useEngine } from '../engine-context.ts'
import { PageHead } from '../layout/PageHead.tsx'
import { titleOf } from '../records/sources.ts'
import { kebab } from '../words/kebab.ts'
import { useWords } from '../words/use-words.ts'
import { RecordForm } from './RecordForm.tsx'
import type { RecordDefinition } from './register.ts'
import type { RecordBase } from './register-api.ts'

interface EditRecordProps<Row extends RecordBase, Draft extends object> {
  readonly definition: RecordDefinition<Row, Draft>
  readonly record: Row
}

/** The form of a known record. What is saved is what was changed, on top of the revision that was seen. */
export function EditRecord<Row extends RecordBase, Draft extends object>(props: EditRecordProps<Row, Draft>) {
  const { definition, record } = props
  const { query } = useEngine()
  const { t } = useWords()
  // What is saved is held against what was seen, also while somebody else saves the same record.
  const [seen, setSeen] = useState(record)
  const base = useMemo(() => definition.draftOf(seen), [definition, seen])
  const namespace = kebab(definition.entity)
  const api = definition.api(query)
  const page = `${definition.path}/${record.id}`
  return (
    <>
      <PageHead
        title={titleOf(record)}
        trail={[{ label: t(`${namespace}:title`), to: definition.path }]}
        reference={record.reference}
      />
      <RecordForm
        definition={definition}
        sections={definition.sections}
        draftOf={record.id}
        base={base}
        send={(checked, changed) =>
          api.update.call({ id: seen.id, revision: seen.revision, changes: pick(checked, changed) })
        }
        doneWords="design:toast.saved"
        onTakeCurrent={async () => {
          const current = await api.get.call({ id: seen.id })
          setSeen(current)
          return definition.draftOf(current)
        }}
        canGoOn={false}
        leaveTo={page}
      />
    </>
  )
}

function pick<D extends object>(values: D, names: readonly string[]): Partial<D> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name))) as Partial<D>
}
