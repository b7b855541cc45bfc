import type { DocumentFormat, documentContract } from '#shared/contract/document.ts'
import { contentHash, fileNameOf, mediaTypeOf, type Report } from '../../document/index.ts'
import type { HandlersOf } from '../../router/index.ts'
import { keepArtifact, readArtifact } from './artifact.ts'
import { assembleReport, type Shelf } from './assemble.ts'
import { requireMayDisclose } from './disclosing.ts'

interface Parts extends Shelf {
  render(report: Report, format: DocumentFormat, signal: AbortSignal): Promise<Uint8Array>
}

export function documentHandlers({ render, ...shelf }: Parts): HandlersOf<typeof documentContract> {
  return {
    list: async (input, { db }) => {
      const sort = input.sort.length > 0 ? input.sort : [{ column: 'createdAt', direction: 'desc' as const }]
      return db.list('document', { ...input, sort })
    },
    create: async (
      { kind, format, language, recordId, from, to },
      { read, commit, clock, signal, actor, ...context },
    ) => {
      const report = await assembleReport(
        { kind, language, recordId, from, to },
        { ...context, now: clock(), db: read, actor },
        shelf,
      )
      const bytes = await render(report, format, signal)
      const artifact = await commit({ contentHash: contentHash(report) }, (made) =>
        keepArtifact(made, report, { kind, format, bytes }),
      )
      return { artifact }
    },
    preview: async (wanted, { signal, ...context }) => {
      const report = await assembleReport(wanted, context, shelf)
      const bytes = new Uint8Array(await render(report, 'pdf', signal))
      return {
        pdf: new File([bytes], fileNameOf(report, 'pdf'), { type: mediaTypeOf.pdf }),
        contentHash: contentHash(report),
      }
    },
    content: async ({ id }, { db, connection, actor }) => {
      const { kind, fileName, format } = await db.get('document', id)
      requireMayDisclose(kind, actor, 'document.content')
      return new File([readArtifact(connection, id)], fileName, { type: mediaTypeOf[format] })
    },
    identify: async ({ hash }, { db }) => {
      const row = await db.kysely
        .selectFrom('document')
        .select('id')
        .where((where) => where.or([where('fileHash', '=', hash), where('contentHash', '=', hash)]))
        .orderBy('createdAt', 'desc')
        .executeTakeFirst()
      return { artifact: row ? await db.get('document', row.id) : null }
    },
  }
}
