import { describe, expect, test } from 'vitest'
import { newId } from '../../../src/renderer/design/records/new-id.ts'
import { fieldIn, scopeFilter, scopeOf } from '../../../src/renderer/features/inventory/scope.ts'
import { treeOf } from '../../../src/renderer/features/inventory/tree.ts'
import { aDataset } from './samples.ts'

const crm = { id: newId('system'), name: 'CRM' }
const archive = { id: newId('system'), name: 'Archiv' }
const contacts = aDataset({ systemId: crm.id, name: 'contacts', label: 'Contacts' })
const äpfel = aDataset({ systemId: crm.id, name: 'apples', label: 'Äpfel' })
const gone = aDataset({
  systemId: crm.id,
  name: 'aaa',
  vanishedAt: contacts.createdAt,
})

describe('the tree of the inventory', () => {
  const tree = treeOf([crm, archive], [gone, contacts, äpfel], 'de')

  test('has the systems by name, also those that hold nothing yet', () => {
    expect(tree.map(({ system }) => system.name)).toEqual(['Archiv', 'CRM'])
  })

  test('has the datasets by title in the alphabet of the language, and what vanished last', () => {
    expect(tree[1]?.datasets).toEqual([äpfel, contacts, gone])
  })
})

describe('the address of the inventory', () => {
  const tree = treeOf([crm, archive], [contacts], 'en')

  test('without anything shows all fields', () => {
    expect(scopeFilter(scopeOf(null, tree))).toEqual({})
  })

  test('names a system or a dataset, whose fields alone are listed', () => {
    expect(scopeFilter(scopeOf(crm.id, tree))).toEqual({ systemId: [crm.id] })
    expect(scopeFilter(scopeOf(contacts.id, tree))).toEqual({ datasetId: [contacts.id] })
  })

  test('that leads nowhere is known as such', () => {
    expect(scopeOf(newId('dataset'), tree)).toEqual({ kind: 'unknown' })
  })

  test('may name a field', () => {
    const id = newId('field')
    expect(fieldIn(id)).toBe(id)
    expect(fieldIn(crm.id)).toBeNull()
    expect(fieldIn(null)).toBeNull()
  })
})
