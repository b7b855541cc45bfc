import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract'
import * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
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
  return [...walk(contract, [])].map(([name, procedure]) => {
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

/** The declaration of an operation by its name; undefined when there is none. */
export function findProcedure(name: string): AnyContractProcedure | undefined {
  return new Map(walk(contract, [])).get(name)
}

function* walk(part: unknown, path: readonly string[]): Generator<[string, AnyContractProcedure]> {
  if (isContractProcedure(part)) yield [path.join('.'), part]
  else for (const [name, below] of Object.entries(part as object)) yield* walk(below, [...path, name])
}

function schemaOf(schema: unknown, io: 'input' | 'output'): unknown {
  return schema instanceof z.ZodType ? z.toJSONSchema(schema, { io, unrepresentable: 'any' }) : {}
}
