import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type * as z from 'zod'
import type { ClockEventName } from '#shared/contract/clock.ts'
import type { Day, TimeZone } from '#shared/kernel/dates.ts'
import type { IdPrefix } from '#shared/kernel/ids.ts'
import type { Role } from '#shared/kernel/roles.ts'
import type { EngineQueries } from '../../engine/client.ts'
import type { Fields } from '../fields/field-kind.ts'
import type { PastShows } from '../history/past-values.tsx'
import type { OpenStore } from '../session-context.ts'
import type { Column, Filters } from '../table/column.ts'
import type { RecordApi, RecordBase, RegisterApi, SortBy } from './register-api.ts'

/** A short part of a form and of the record's overview. Its words are `section.<key>`. */
export interface Section<Draft extends object> {
  readonly key: string
  readonly fields: Fields<Draft>
  /** Shown only while this holds. */
  readonly when?: (draft: Draft) => boolean
  /** What follows from the fields as they are typed, beneath them in the form. */
  readonly Beneath?: ComponentType<{ readonly draft: Draft }>
}

/** A tab of the record's page beside overview and history. Its words are `tab.<key>`. */
export interface RecordTab<Row> {
  readonly key: string
  readonly Content: ComponentType<{ readonly record: Row }>
}

/** A narrowing that is offered as a tab above the list. Its words are `view.<key>`. */
export interface BuiltInView {
  readonly key: string
  readonly filter: (today: Day, zone: TimeZone) => Readonly<Record<string, unknown>>
  /** Where the view has an order of its own. */
  readonly sort?: readonly SortBy[]
}

/** What can be done to several selected records at once. Its words are `bulk.<key>`. */
export interface BulkAction<Row> {
  readonly key: string
  readonly run: (query: EngineQueries, rows: readonly Row[]) => Promise<unknown>
}

export type DraftSchema<Draft> = z.ZodType<Draft> & { readonly shape: Readonly<Record<string, z.ZodType>> }

/** What the form and the page of a record need. Its words stand in the namespace of the entity. */
export interface RecordDefinition<Row extends RecordBase, Draft extends object> {
  readonly entity: string
  /** Its place in the window, such as `/vendors`. */
  readonly path: string
  readonly api: (query: EngineQueries) => RecordApi<Row, Draft>
  /** Checks a whole draft before it is sent, and single fields of the history before they are restored. */
  readonly schema: DraftSchema<Draft>
  /** Reads single fields of the history, where what was kept may hold less than is asked for today. */
  readonly keptSchema?: DraftSchema<Draft>
  /** The fields of a record that the form edits. */
  readonly draftOf: (row: Row) => Draft
  readonly sections: readonly Section<Draft>[]
  /** How the history shows fields that the engine keeps. */
  readonly past?: PastShows
  readonly tabs?: readonly RecordTab<Row>[]
  /** Status, owner and clock under the record's title. */
  readonly Headline?: ComponentType<{ readonly record: Row }>
  /** Deadline, findings: what stands at the right of the record. */
  readonly Rail?: ComponentType<{ readonly record: Row }>
  /** Buttons beside "Edit". */
  readonly Actions?: ComponentType<{ readonly record: Row }>
  /** Who may edit; without it whoever may edit registers. */
  readonly editors?: readonly Role[]
  /** Whether a record can be changed by nobody any more. */
  readonly isSealed?: (row: Row) => boolean
  /** Which legal events a sealed record takes all the same; without it none. */
  readonly stillTakes?: (row: Row) => (event: ClockEventName) => boolean
}

/**
 * Everything that list, form and record page of a register need, declared once by its feature: `processingActivity`
 * takes its words from `processing-activity.json`.
 */
export interface Register<Row extends RecordBase, Draft extends object> extends RecordDefinition<Row, Draft> {
  readonly prefix: IdPrefix
  readonly icon: LucideIcon
  readonly api: (query: EngineQueries) => RegisterApi<Row, Draft>
  /** Who may remove a record, where they are fewer than its editors. */
  readonly removers?: readonly Role[]
  /** A new record as the form opens it. */
  readonly blank: (store: OpenStore) => Draft
  /** Sections of the form for a new record, where they differ. */
  readonly newSections?: readonly Section<Draft>[]
  readonly columns: readonly Column<Row>[]
  readonly filters: Filters
  readonly views?: readonly BuiltInView[]
  readonly bulk?: readonly BulkAction<Row>[]
  /** Buttons beside "New" above the list. */
  readonly ListActions?: ComponentType
  /** Ways to fill the empty place besides "New". */
  readonly EmptyActions?: ComponentType
}

/** Every field that any of these sections has. */
export function fieldsOf<Draft extends object>(sections: readonly Section<Draft>[]): Fields<Draft> {
  return Object.assign({}, ...sections.map(({ fields }) => fields))
}
