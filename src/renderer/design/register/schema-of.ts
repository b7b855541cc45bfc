import type * as z from 'zod'
import type { DraftSchema } from './register.ts'

interface WithInput<S> {
  readonly '~orpc': { readonly inputSchema?: S | undefined }
}

/** The schema that the contract checks the input of an operation with; forms check with the same one. */
export function schemaOf<S extends z.ZodType>(operation: WithInput<S>): S & DraftSchema<z.output<S>> {
  const schema = operation['~orpc'].inputSchema
  if (schema === undefined || !('shape' in schema)) throw new Error('an operation without an input object')
  return schema as S & DraftSchema<z.output<S>>
}
