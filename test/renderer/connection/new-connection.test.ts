import { describe, expect, test } from 'vitest'
import { newId } from '../../../src/renderer/design/records/new-id.ts'
import {
  afterChange,
  blankConnection,
  type NewConnection,
  newConnectionSchema,
} from '../../../src/renderer/features/connection/new-connection.ts'

const crm = connector('acme-crm', 'Acme CRM', 'crm')
const shop = connector('acme-shop', 'Acme Shop', 'shop')
const connectors = [crm, shop]

describe('a new connection', () => {
  test('begins with the first connector, whose name its system takes', () => {
    expect(blankConnection(connectors, null)).toMatchObject({
      connector: 'acme-crm',
      systemChoice: 'new',
      name: 'Acme CRM',
      systemName: 'Acme CRM',
      systemKind: 'crm',
    })
  })

  test('belongs to the system from whose page it was begun', () => {
    const systemId = newId('system')
    expect(blankConnection(connectors, systemId)).toMatchObject({ systemChoice: 'existing', systemId })
  })

  test('belongs to the system that is recorded under the name of its connector', () => {
    const recorded = { id: newId('system'), name: 'ACME CRM (sales)', kind: 'other' as const }
    const begun = blankConnection(connectors, null, [recorded])
    expect(begun).toMatchObject({ systemChoice: 'existing', systemId: recorded.id })
    const other = afterChange(begun, { ...begun, connector: 'acme-shop' }, connectors, [recorded])
    expect(other).toMatchObject({ systemChoice: 'new', systemId: null, systemName: 'Acme Shop' })
    expect(blankConnection(connectors, null, [{ ...recorded, name: 'Acme CRMplus' }]).systemId).toBeNull()
  })

  test('belongs to the only system of its kind, whatever the organisation calls it', () => {
    const recorded = { id: newId('system'), name: 'Customer system', kind: 'crm' as const }
    expect(blankConnection(connectors, null, [recorded])).toMatchObject({
      systemChoice: 'existing',
      systemId: recorded.id,
    })
    const second = { ...recorded, id: newId('system') }
    expect(blankConnection(connectors, null, [recorded, second])).toMatchObject({ systemChoice: 'new' })
  })

  test('keeps the system that somebody chose when its connector changes', () => {
    const chosen = newId('system')
    const begun = {
      ...blankConnection(connectors, null),
      systemChoice: 'existing' as const,
      systemId: chosen,
    }
    const after = afterChange(begun, { ...begun, connector: 'acme-shop' }, connectors)
    expect(after).toMatchObject({ systemChoice: 'existing', systemId: chosen })
  })

  test('is renamed with its connector, unless somebody named it', () => {
    const before = { ...blankConnection(connectors, null), systemName: 'Our customers' }
    const after = afterChange(before, { ...before, connector: 'acme-shop' }, connectors)
    expect(after).toMatchObject({ name: 'Acme Shop', systemName: 'Our customers', systemKind: 'shop' })
  })

  test('forgets the secret of another connector', () => {
    const before = { ...blankConnection(connectors, null), secret: { token: 'typed' } }
    expect(afterChange(before, { ...before, connector: 'acme-shop' }, connectors).secret).toEqual({})
    expect(afterChange(before, { ...before, name: 'Mine' }, connectors).secret).toEqual({ token: 'typed' })
  })
})

describe('a new connection is refused', () => {
  const complete = { ...blankConnection(connectors, null), secret: { token: 'abc' } }
  const places = (values: NewConnection) =>
    newConnectionSchema(crm)
      .safeParse(values)
      .error?.issues.map(({ path }) => path.join('.'))

  test('not when everything is there', () => {
    expect(places(complete)).toBeUndefined()
  })

  test('without the secret that its connector asks for', () => {
    expect(places({ ...complete, secret: {} })).toEqual(['secret.token'])
    expect(places({ ...complete, secret: { token: '  ' } })).toEqual(['secret.token'])
  })

  test('without a system, be it new or of the register', () => {
    expect(places({ ...complete, systemName: ' ' })).toEqual(['systemName'])
    expect(places({ ...complete, systemChoice: 'existing' })).toEqual(['systemId'])
  })

  test('with a base address that is no web address', () => {
    expect(places({ ...complete, baseUrl: 'ftp://files.example.org' })).toEqual(['baseUrl'])
  })
})

function connector(key: string, name: string, systemKind: string) {
  const label = { key: 'connector:secret.private-app-token', params: {}, article: null }
  return {
    key,
    name,
    systemKind,
    secrets: [{ name: 'token', label }],
    hosts: [`api.${key}.example`],
    documentation: `https://${key}.example/docs`,
  }
}
