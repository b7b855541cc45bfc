import { Server } from 'lucide-react'
import { SystemKind, SystemRole } from '#shared/contract/codes.ts'
import { contract } from '#shared/contract/index.ts'
import type { System } from '#shared/contract/system.ts'
import { CodeLabel, code, codes } from '../../design/fields/code.tsx'
import { CountryName, countryOrNone } from '../../design/fields/country.tsx'
import { measures } from '../../design/fields/measures.tsx'
import { recordOrNone } from '../../design/fields/record.tsx'
import { tags } from '../../design/fields/tags.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { blankDraft } from '../../design/register/blank-draft.ts'
import { draftFrom } from '../../design/register/draft-from.ts'
import type { Register } from '../../design/register/register.ts'
import type { InputOf } from '../../design/register/register-api.ts'
import { schemaOf } from '../../design/register/schema-of.ts'
import { column } from '../../design/table/column.ts'
import { codeFilter, recordFilter } from '../../design/table/filters.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { SystemDatasets } from './SystemDatasets.tsx'

type SystemDraft = InputOf<'system', 'create'>

const schema = schemaOf(contract.system.create)
const kinds = codes('systemKind', SystemKind)

/** The places where personal data is kept. */
export const systemRegister: Register<System, SystemDraft> = {
  entity: 'system',
  prefix: 'system',
  path: '/systems',
  icon: Server,
  api: (query) => query.system,
  schema,
  blank: () => blankDraft(schema, { name: '' }),
  draftOf: (row) => draftFrom(row, schema.shape),
  sections: [
    {
      key: 'identity',
      fields: {
        name: text({ required: true }),
        kind: code(kinds),
        description: longText(),
        url: text({ type: 'url', width: 'full' }),
      },
    },
    {
      key: 'responsibility',
      fields: {
        role: code(codes('systemRole', SystemRole), { article: 'GDPR Art. 4(7), 4(8), 26' }),
        vendorId: recordOrNone('vendor'),
        owner: text(),
        department: text(),
        hostingCountry: countryOrNone({ article: 'GDPR Art. 44' }),
        environments: tags(),
      },
    },
    { key: 'measures', fields: { measures } },
  ],
  columns: [
    column('reference', ({ reference }) => <span className="mono">{reference}</span>, { size: 120 }),
    column('name', ({ name }) => name, { sortable: true, size: 200, grows: true, cuts: true }),
    column('kind', ({ kind }) => <CodeLabel list="systemKind" code={kind} />, { sortable: true, size: 196 }),
    column('vendorId', ({ vendorId }) => vendorId && <RecordLink id={vendorId} />, { size: 180, cuts: true }),
    column('owner', ({ owner }) => owner, { sortable: true, size: 150, cuts: true, yields: 1 }),
    column('hostingCountry', (row) => row.hostingCountry && <CountryName code={row.hostingCountry} />, {
      sortable: true,
      size: 150,
      cuts: true,
      yields: 2,
    }),
    column('updatedAt', ({ updatedAt }) => <InstantText at={updatedAt} />, {
      sortable: true,
      size: 190,
      hidden: true,
    }),
  ],
  filters: { kind: codeFilter(kinds), vendorId: recordFilter('vendor') },
  tabs: [{ key: 'datasets', Content: SystemDatasets }],
}
