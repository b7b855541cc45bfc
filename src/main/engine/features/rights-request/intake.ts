import { largestFile } from '#shared/contract/attachment.ts'
import type { MailProposal } from '#shared/contract/request-intake.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { type Mail, readMail } from '../../mail/index.ts'
import type { QueryContext } from '../../router/index.ts'
import { fold } from '../../storage/index.ts'
import { organisationOf } from '../organisation/index.ts'
import type { IntakePhrases } from './intake-phrases.ts'
import { proposalOf } from './mail-proposal.ts'

export interface MailReading {
  readonly phrases: IntakePhrases
  /** The file that the worker thread runs. */
  readonly worker: URL | string
}

/**
 * What a mail proposes for a request.
 * @throws Fault `file-too-large`, `mail-unreadable`
 */
export async function readRequestMail(
  file: File,
  { phrases, worker }: MailReading,
  { db, now, signal }: QueryContext,
): Promise<MailProposal> {
  if (file.size > largestFile)
    throw new Fault('file-too-large', { params: { megabytes: largestFile / 1_000_000 } })
  const mail: Mail = await readMail(worker, file, signal)
  const { language: fallback } = await organisationOf(db)
  const proposal = proposalOf(mail, phrases, { now, fallback })
  return { ...proposal, openRequests: await openRequestsOf(db, proposal.values.subjectEmail) }
}

/** Requests of an address whose clock is not closed, the person's own or of who writes for them. */
async function openRequestsOf(
  { kysely }: QueryContext['db'],
  email: string,
): Promise<MailProposal['openRequests']> {
  if (email === '') return []
  const rows = await kysely
    .selectFrom('rightsRequest')
    .select(['id', 'reference', 'receivedOn', 'subjectEmail', 'contactEmail'])
    .where('clockState', '!=', 'closed')
    .orderBy('receivedOn', 'desc')
    .execute()
  return rows
    .filter(({ subjectEmail, contactEmail }) =>
      [subjectEmail, contactEmail].some((one) => fold(one) === fold(email)),
    )
    .slice(0, 10)
    .map(({ id, reference, receivedOn }) => ({ id, reference, receivedOn }))
}
