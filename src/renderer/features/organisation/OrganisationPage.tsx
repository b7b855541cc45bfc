import layout from '../../design/layout/layout.module.css'
import { RecordPage } from '../../design/register/RecordPage.tsx'
import { useOpenStore } from '../../design/session-context.ts'
import { organisationDefinition } from './definition.tsx'

/** The organisation of the open store; there is exactly one. */
export function OrganisationPage() {
  const { organisation } = useOpenStore()
  return (
    <div className={layout.page}>
      <RecordPage definition={organisationDefinition} record={organisation} />
    </div>
  )
}
