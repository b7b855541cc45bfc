import { TableProperties } from 'lucide-react'
import { DataSubjectCategory } from '#shared/contract/codes.ts'
import { contract } from '#shared/contract/index.ts'
import type { Dataset } from '#shared/contract/inventory.ts'
import { codeOrNone, codes } from '../../design/fields/code.tsx'
import { record } from '../../design/fields/record.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import { draftFrom } from '../../design/register/draft-from.ts'
import type { Register } from '../../design/register/register.ts'
import type { InputOf } from '../../design/register/register-api.ts'
import { schemaOf } from '../../design/register/schema-of.ts'

type DatasetDraft = InputOf<'dataset', 'create'>

const schema = schemaOf(contract.dataset.create)

/** The object types and tables of the inventory; they are shown in the two panes of `InventoryScreen`. */
export const datasetRegister: Register<Dataset, DatasetDraft> = {
  entity: 'dataset',
  prefix: 'dataset',
  path: '/inventory',
  icon: TableProperties,
  api: (query) => query.dataset,
  schema,
  blank: () => blankDataset,
  draftOf: (row) => draftFrom(row, schema.shape) as DatasetDraft,
  sections: [
    {
      key: 'dataset',
      fields: {
        name: text({ required: true, mono: true }),
        systemId: record('system', { required: true }),
        label: text(),
        subjectCategory: codeOrNone(codes('dataSubjectCategory', DataSubjectCategory), {
          article: 'GDPR Art. 30(1)(c)',
        }),
        description: longText(),
      },
    },
  ],
  columns: [],
  filters: {},
}

/** A dataset without a system yet: the form asks for one. */
const blankDataset: DatasetDraft = {
  systemId: '' as DatasetDraft['systemId'],
  name: '',
  label: '',
  description: '',
  subjectCategory: null,
}
