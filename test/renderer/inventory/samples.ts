import { Dataset, Field } from '#shared/contract/inventory.ts'
import { newId } from '../../../src/renderer/design/records/new-id.ts'

const kept = {
  reference: 'X-1',
  revision: 1,
  createdAt: '2026-11-01T08:00:00Z',
  updatedAt: '2026-11-01T08:00:00Z',
}

export function aDataset(of: Partial<Dataset> = {}): Dataset {
  return Dataset.parse({
    ...kept,
    id: newId('dataset'),
    systemId: newId('system'),
    name: 'contacts',
    connectionId: null,
    fieldCount: 1,
    recordCount: null,
    vanishedAt: null,
    ...of,
  })
}

export function aField(of: Partial<Field> = {}): Field {
  return Field.parse({
    ...kept,
    id: newId('field'),
    datasetId: newId('dataset'),
    systemId: newId('system'),
    name: 'email',
    vendorSensitivity: null,
    vendorDefined: true,
    proposal: null,
    decision: 'accepted',
    statistics: null,
    vanishedAt: null,
    ...of,
  })
}
