import type { DocumentKind } from '#shared/contract/document.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { editors } from '#shared/kernel/roles.ts'
import type { Actor } from '../../router/index.ts'

/** Documents that hold what connected systems know about one person, unmasked. */
const disclosing: ReadonlySet<string> = new Set<DocumentKind>([
  'rights-request-package',
  'rights-request-portability',
])

/**
 * Who sees people masked alone does not see them whole in a document.
 * @throws Fault `forbidden`
 */
export function requireMayDisclose(kind: string, { role }: Actor, operation: string): void {
  if (disclosing.has(kind) && !editors.includes(role))
    throw new Fault('forbidden', { params: { operation, role } })
}
