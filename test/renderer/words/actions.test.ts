import { describe, expect, test } from 'vitest'
import { AuditProblemKind, Rollback } from '#shared/contract/audit.ts'
import { metaOf, operations } from '#shared/contract/operations.ts'
import { hasWords } from './locales.ts'

/** What the engine enters by itself, beside the operations that people call. */
const ownActions = [
  'key.found',
  'key.strengthen',
  'role.refuse',
  'store.create',
  'store.lock',
  'store.refuseUnlock',
  'store.unlock',
]

/** Every operation on an open store that leaves an entry. */
const entered = [...operations.keys()].filter((name) => {
  const meta = metaOf(name)
  return meta && meta.kind !== 'query' && meta.audit === 'entry' && meta.roles.length > 0
})

describe('the audit log speaks in words in every language', () => {
  test('of what was done', () => {
    expect(entered.length).toBeGreaterThan(60)
    const nameless = [...entered, ...ownActions].filter((action) => {
      const verb = action.slice(action.lastIndexOf('.') + 1)
      return !hasWords(`design:action.${action.replace('.', '_')}`) && !hasWords(`design:action.${verb}`)
    })
    expect(nameless).toEqual([])
  })

  test('of what is wrong with it', () => {
    expect(AuditProblemKind.options.filter((kind) => !hasWords(`audit:problem.${kind}`))).toEqual([])
  })

  test('of why a store is older than its head file tells', () => {
    const reasons = Rollback.shape.reason.options
    expect(reasons.filter((reason) => !hasWords(`audit:rollback.${reason}`))).toEqual([])
  })
})
