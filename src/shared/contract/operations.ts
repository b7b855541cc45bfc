import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract'
import type { OperationMeta } from '../kernel/operation.ts'
import { contract } from './index.ts'

/** Every operation of the contract by its name, for example `task.create`. */
export const operations: ReadonlyMap<string, AnyContractProcedure> = new Map(walk(contract, []))

/** What the contract declares of an operation; undefined when there is none of this name. */
export function metaOf(name: string): OperationMeta | undefined {
  return operations.get(name)?.['~orpc'].meta as OperationMeta | undefined
}

function* walk(part: unknown, path: readonly string[]): Generator<[string, AnyContractProcedure]> {
  if (isContractProcedure(part)) yield [path.join('.'), part]
  else for (const [name, below] of Object.entries(part as object)) yield* walk(below, [...path, name])
}
