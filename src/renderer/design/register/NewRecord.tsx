import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod'
import { useEngine } from '../engine-context.ts'
import layout from '../layout/layout.module.css'
import { PageHead } from '../layout/PageHead.tsx'
import { useOpenStore } from '../session-context.ts'
import { kebab } from '../words/kebab.ts'
import { useWords } from '../words/use-words.ts'
import { RecordForm } from './RecordForm.tsx'
import type { Register } from './register.ts'
import type { RecordBase } from './register-api.ts'

const NewSearch = z.object({ preset: z.record(z.string(), z.unknown()).optional().catch(undefined) })

/** The form of a new record. The address may carry what it begins with, such as the system of a connection. */
export function NewRecord<Row extends RecordBase, Draft extends object>({
  register,
}: {
  readonly register: Register<Row, Draft>
}) {
  const { query } = useEngine()
  const store = useOpenStore()
  const { t } = useWords()
  const { preset } = NewSearch.parse(useSearch({ strict: false }))
  const [base] = useState(() => withPreset(register.blank(store), preset ?? {}))
  const namespace = kebab(register.entity)
  return (
    <div className={layout.page}>
      <PageHead
        title={t(`${namespace}:new`)}
        trail={[{ label: t(`${namespace}:title`), to: register.path }]}
      />
      <RecordForm
        definition={register}
        sections={register.newSections ?? register.sections}
        draftOf="new"
        base={base}
        send={(checked) => register.api(query).create.call(checked)}
        doneWords="design:toast.created"
        canGoOn
        leaveTo={register.path}
      />
    </div>
  )
}

/** Takes only fields that a new record has; the schema checks their values on saving. */
function withPreset<Draft extends object>(blank: Draft, preset: Readonly<Record<string, unknown>>): Draft {
  const known = Object.entries(preset).filter(([name]) => name in blank)
  return { ...blank, ...Object.fromEntries(known) }
}
