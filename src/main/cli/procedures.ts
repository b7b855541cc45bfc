import * as z from 'zod'
import { operations } from '#shared/contract/operations.ts'
import { jobResultSchema, type OperationMeta } from '#shared/kernel/operation.ts'

interface ListedProcedure {
  readonly name: string
  readonly kind: string
  readonly roles: readonly string[]
  /** JSON Schema of the input. */
  readonly input: unknown
  /** JSON Schema of the output; of a job: of its result. */
  readonly output: unknown
}

/** Every operation with the JSON Schema of its input and output. */
export function procedures(): ListedProcedure[] {
  return [...operations].map(([name, procedure]) => {
    const { meta, inputSchema, outputSchema } = procedure['~orpc']
    const { kind, roles } = meta as OperationMeta
    return {
      name,
      kind,
      roles,
      input: schemaOf(inputSchema, 'input'),
      output: schemaOf(jobResultSchema(inputSchema) ?? outputSchema, 'output'),
    }
  })
}

function schemaOf(schema: unknown, io: 'input' | 'output'): unknown {
  return schema instanceof z.ZodType ? z.toJSONSchema(schema, { io, unrepresentable: 'any' }) : {}
}
