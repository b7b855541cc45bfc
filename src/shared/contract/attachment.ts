import * as z from 'zod'
import { entity, one, oneRevision } from '../kernel/entity.ts'
import { plainName } from '../kernel/file-name.ts'
import { id } from '../kernel/ids.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { command, query } from '../kernel/operation.ts'
import { editors, everyone } from '../kernel/roles.ts'
import { LongText } from './texts.ts'

/** The largest file that a store takes, in bytes. */
export const largestFile = 50_000_000

/** Whether the content is what the ending of the name says; `unknown`: the content is of no kind that is recognised. */
export const NameCheck = z.enum(['agrees', 'differs', 'unknown'])
export type NameCheck = z.infer<typeof NameCheck>

/**
 * How a file leaves the store: `opens` in the program for its kind; `opensAfterWarning`, because documents of its kind
 * can fetch and run things; `savesOnly` where the person says; `refused`: a program or script, kept as bytes.
 */
export const Opening = z.enum(['opens', 'opensAfterWarning', 'savesOnly', 'refused'])
export type Opening = z.infer<typeof Opening>

/** The records that files can be kept with. */
const SubjectId = z
  .string()
  .regex(
    /^(activity|request|incident|breach|vendor|system|dataset|connection|task|organisation)_[0-9a-hjkmnp-tv-z]{26}$/,
  )

const FileName = z.string().trim().min(1).max(200).overwrite(plainName)

/** A file that is kept with a record: a contract, a letter, a screenshot, a mail. */
export const Attachment = entity('attachment', {
  subjectId: SubjectId,
  fileName: FileName,
  description: LongText,
  bytes: z.int(),
  /** SHA-256 of the file. */
  fileHash: z.string(),
  /** What the content is, whatever the name says. */
  mediaType: z.string(),
  /** The ending that files of this content have; empty where the content is not recognised. */
  ending: z.string(),
  nameCheck: NameCheck,
  opening: Opening,
  addedBy: z.string(),
})
export type Attachment = z.infer<typeof Attachment>

export const attachmentContract = {
  /** The files of a record, or of the store; `bytes` is what all that match take together. */
  list: query({
    input: listInput(
      {
        search: z.string(),
        subjectId: z.array(z.string()),
        nameCheck: z.array(NameCheck),
        opening: z.array(Opening),
      },
      ['fileName', 'bytes', 'createdAt', 'mediaType'],
    ),
    output: listOutput(Attachment).extend({ bytes: z.int() }),
    roles: everyone,
  }),
  get: query({ input: one('attachment'), output: Attachment, roles: everyone }),
  /** Keeps a file with a record; its name and its kind come from the file itself. */
  add: command({
    input: z.object({ subjectId: SubjectId, file: z.file(), description: LongText }),
    output: Attachment,
    roles: editors,
  }),
  update: command({
    input: z.object({
      id: id('attachment'),
      revision: z.int().positive(),
      changes: z.object({ fileName: FileName, description: LongText.unwrap() }).partial(),
    }),
    output: Attachment,
    roles: editors,
  }),
  /** Removes a file with its bytes, which do not come back: a contributor those that they added, a `dpo` any. */
  remove: command({ input: oneRevision('attachment'), output: z.object({}), roles: editors }),
  content: query({ input: one('attachment'), output: z.file(), roles: everyone }),
  /**
   * Puts a file into a folder that only this user can read, for a program of the machine to show. It is overwritten and
   * removed when the store is locked. The shell finds it by the ticket; programs and scripts are refused.
   */
  open: command({ input: one('attachment'), output: z.object({ ticket: z.string() }), roles: everyone }),
}
