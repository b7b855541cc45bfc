import { type attachmentContract, largestFile } from '#shared/contract/attachment.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { plainName } from '#shared/kernel/file-name.ts'
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import {
  type EntityName,
  type EntityOf,
  hashOf,
  type ReadDb,
  readPieces,
  writePieces,
} from '../../storage/index.ts'
import { requireNotBlanked } from '../blanked.ts'
import { requireNoHold } from '../legal-hold/index.ts'
import { registerHandlers } from '../register.ts'
import { contentOf, verdictOn } from './kind.ts'
import type { OpenedFiles } from './opened-files.ts'
import { requireOwnFile } from './own-file.ts'

const register = registerHandlers('attachment')

/** @param opened where files lie that were taken out for a program of the machine to show */
export function attachmentHandlers(opened: OpenedFiles): HandlersOf<typeof attachmentContract> {
  return {
    list: async (input, { db }) => {
      const sort = input.sort.length > 0 ? input.sort : [{ column: 'createdAt', direction: 'desc' as const }]
      return {
        ...(await db.list('attachment', { ...input, sort })),
        bytes: await db.sum('attachment', 'bytes', input.filter),
      }
    },
    get: register.get,
    add: keepFile,
    update: async ({ id, revision, changes }, { db }) => {
      const { fileName } = changes
      if (fileName === undefined) return db.update('attachment', id, revision, changes)
      return db.update('attachment', id, revision, {
        ...changes,
        ...verdictOn(await db.get('attachment', id), fileName),
      })
    },
    remove: async (input, context) => {
      const attachment = await context.db.get('attachment', input.id)
      requireOwnFile(attachment, context.actor)
      await requireNoHold(context.db, context.today, [attachment.subjectId])
      return register.remove(input, context)
    },
    content: async ({ id }, { db, connection }) => {
      const { fileName, mediaType, fileHash } = await db.get('attachment', id)
      // Each piece goes into a Blob of its own, which keeps the whole from standing in memory a second time.
      const parts = Array.from(
        readPieces(connection, id, fileHash),
        (piece) => new Blob([new Uint8Array(piece)]),
      )
      return new File(parts, fileName, { type: mediaType })
    },
    open: async ({ id }, { db, connection }) => {
      const { fileName, fileHash, opening } = await db.get('attachment', id)
      if (opening !== 'opens' && opening !== 'opensAfterWarning') {
        throw new Fault('file-not-opened', { params: { context: opening } })
      }
      db.note({ attachment: id })
      return { ticket: opened.put(fileName, readPieces(connection, id, fileHash)) }
    },
  }
}

/**
 * Keeps a file with a record, in the transaction of the command that calls.
 * @throws Fault `file-too-large`; `invalid-input` when it is empty; `not-found` of the record, `request-blanked`
 */
export async function keepFile(
  {
    subjectId,
    file,
    description,
  }: { readonly subjectId: string; readonly file: File; readonly description: string },
  { db, connection, actor }: CommandContext,
): Promise<EntityOf<'attachment'>> {
  if (file.size === 0) throw new Fault('invalid-input', { issues: [{ path: ['file'], key: 'emptyFile' }] })
  if (file.size > largestFile) {
    throw new Fault('file-too-large', { params: { megabytes: largestFile / 1_000_000 } })
  }
  await requireSubject(db, subjectId)
  await requireNotBlanked(db, subjectId)
  const fileName = plainName(file.name)
  const content = await contentOf(file)
  const fileHash = await hashOf(file)
  const attachment = await db.insert('attachment', {
    subjectId,
    fileName,
    description,
    bytes: file.size,
    fileHash,
    ...content,
    ...verdictOn(content, fileName),
    addedBy: actor.label,
  })
  await writePieces(connection, attachment.id, file, fileHash)
  return attachment
}

/** A file belongs to a record that is there. */
async function requireSubject(db: ReadDb, subjectId: string): Promise<void> {
  const entity = subjects[subjectId.slice(0, subjectId.indexOf('_'))]
  if (entity === undefined) throw new Error(`no register for ${subjectId}`)
  await db.get(entity, subjectId)
}

const subjects: Readonly<Record<string, EntityName>> = {
  activity: 'processingActivity',
  request: 'rightsRequest',
  incident: 'securityIncident',
  breach: 'breach',
  vendor: 'vendor',
  system: 'system',
  dataset: 'dataset',
  connection: 'connection',
  task: 'task',
  organisation: 'organisation',
}
