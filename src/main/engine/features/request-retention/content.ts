import type { BlankedContent } from '#shared/contract/request-retention.ts'
import type { RequestFile } from '../../store/index.ts'

/** What is taken out of files, added up. */
export function contentOf(files: readonly RequestFile[]): BlankedContent {
  const sum = (of: (file: RequestFile) => number) => files.reduce((all, file) => all + of(file), 0)
  return {
    events: sum(({ events }) => events.length),
    letters: sum(({ letters }) => letters.length),
    attachments: sum(({ attachments }) => attachments.length),
    actions: sum(({ actions }) => actions.length),
    documents: new Set(files.flatMap(({ documents }) => documents)).size,
    entries: sum(({ entries }) => entries),
  }
}
