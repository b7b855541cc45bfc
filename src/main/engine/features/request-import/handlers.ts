import type { requestImportContract } from '#shared/contract/request-import.ts'
import type { HandlersOf } from '../../router/index.ts'
import { type ImportParts, previewImport, runImport } from './run.ts'
import { undoImport } from './undo.ts'

const newestFirst = [{ column: 'createdAt', direction: 'desc' }] as const

export function requestImportHandlers(parts: ImportParts): HandlersOf<typeof requestImportContract> {
  return {
    preview: (input, context) => previewImport(input, parts, context),
    run: (input, context) => runImport(input, parts, context),
    list: async (input, { db }) =>
      db.list('requestImport', { ...input, sort: input.sort.length > 0 ? input.sort : [...newestFirst] }),
    undo: (input, context) => undoImport(input, context),
  }
}
