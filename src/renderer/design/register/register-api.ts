import type { QueryKey } from '@tanstack/react-query'
import type * as z from 'zod'
import type { contract } from '#shared/contract/index.ts'

/** What every record carries. */
export interface RecordBase {
  readonly id: string
  readonly reference: string
  readonly revision: number
}

/** One page of a list as a screen asks for it. */
export interface ListQuery {
  readonly filter?: Readonly<Record<string, unknown>> | undefined
  readonly sort?: SortBy[] | undefined
  readonly limit?: number | undefined
  readonly cursor?: string | null | undefined
}

export interface SortBy {
  readonly column: string
  readonly direction: 'asc' | 'desc'
}

export interface Page<Row> {
  readonly items: readonly Row[]
  readonly nextCursor: string | null
  readonly total?: number | undefined
}

/**
 * A procedure as screens see it that serve many registers. Methods, not function fields: each register's own input is
 * narrower than the general one, and the engine checks what arrives.
 */
export interface Procedure<Input, Output> {
  call(input: Input, options?: { readonly signal?: AbortSignal }): Promise<Output>
}

/** The list operation of any register; it may be asked for nothing in particular. */
export type Listing<Row> = Procedure<ListQuery | undefined, Page<Row>>

export interface ListProcedure<Row> {
  readonly list: Listing<Row>
}

/** How one record is read and changed. */
export interface RecordApi<Row, Draft> {
  readonly get: Procedure<{ id: string }, Row>
  readonly update: Procedure<{ id: string; revision: number; changes: Partial<Draft> }, Row>
}

/** The five operations of a register. */
export interface RegisterApi<Row, Draft> extends RecordApi<Row, Draft>, ListProcedure<Row> {
  readonly create: Procedure<Draft, Row>
  readonly remove: Procedure<{ id: string; revision: number }, unknown>
}

/** The key of a query, in the form that announced changes of `entity` invalidate. */
export function operationKey(entity: string, operation: string, input: unknown): QueryKey {
  return [[entity, operation], { input, type: 'query' }]
}

type Contract = typeof contract
type SchemaOf<P> = P extends { '~orpc': { inputSchema?: infer S } } ? NonNullable<S> : never

/** The checked input of an operation: `Draft<'vendor', 'create'>`. */
export type InputOf<E extends keyof Contract, O extends keyof Contract[E]> = z.output<
  Extract<SchemaOf<Contract[E][O]>, z.ZodType>
>
