import type { DocumentFormat } from '#shared/contract/document.ts'
import type { LetterDraft, LetterFormat, letterContract } from '#shared/contract/letter.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { contentHash, type Report } from '../../document/index.ts'
import type { WordsOf } from '../../language/index.ts'
import type { HandlersOf, QueryContext } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { requireNotBlanked } from '../blanked.ts'
import { keepArtifact } from '../document/index.ts'
import type { ClockRules } from '../rights-request/index.ts'
import { type AuthorityAddresses, competentAuthority } from './competent-authority.ts'
import { composeLetter, type Wanted } from './compose.ts'
import type { KindRule, LetterContents } from './contents.ts'
import { dispatched, settled, tellClocks } from './deliveries.ts'
import { possibleLetters } from './kinds.ts'
import { lackingIssue } from './lacking-issue.ts'
import { type LetterFile, letterFileOf } from './letter-file.ts'
import { letterReport, textOf } from './letter-report.ts'
import { openMisdelivery } from './misdelivery.ts'
import { readTemplate, type ShippedTemplates, templateTextOf } from './templates.ts'

export interface LetterParts {
  readonly contents: LetterContents
  readonly shipped: ShippedTemplates
  readonly addresses: AuthorityAddresses
  readonly rules: ClockRules
  readonly wordsOf: WordsOf
  render(report: Report, format: DocumentFormat, signal: AbortSignal): Promise<Uint8Array>
}

export function letterHandlers(parts: LetterParts): HandlersOf<typeof letterContract> {
  const { contents, wordsOf, render, rules } = parts
  return {
    list: async (input, { db }) => {
      const sort = input.sort.length > 0 ? input.sort : [{ column: 'createdAt', direction: 'desc' as const }]
      return db.list('letter', { ...input, sort })
    },
    get: async ({ id }, { db }) => db.get('letter', id),
    kinds: async ({ subjectId }, context) => ({
      kinds: possibleLetters(await letterFileOf(subjectId, context, rules), contents),
    }),
    draft: async (wanted, context) => (await draftOf(wanted, context, parts)).draft,
    make: async ({ formats, rights, ...wanted }, { read, commit, clock, signal, actor, ...context }) => {
      const { draft, file } = await draftOf(wanted, { ...context, db: read }, parts)
      requireWhole(draft, contents.kinds[wanted.kind].to)
      const report = letterReport(draft, {
        organisation: file.organisation,
        reference: file.record.reference,
        kind: wanted.kind,
        version: contents.version,
        words: await wordsOf(draft.language),
        today: context.today,
        zone: context.zone,
        author: actor.label,
      })
      const files = await Promise.all(
        [...new Set(formats)].map(async (format) => ({
          format,
          bytes: await render(report, format, signal),
        })),
      )
      const { language, regime, title, recipientName, recipientAddress } = draft
      return commit({ contentHash: contentHash(report) }, async (made) => {
        const { db } = made
        await requireNotBlanked(db, file.record.id)
        const artifacts = await Promise.all(
          files.map((one) => keepArtifact(made, report, { kind: 'letter', ...one })),
        )
        const letter = await db.insert('letter', {
          subjectId: file.record.id,
          kind: wanted.kind,
          language,
          regime,
          rights,
          title,
          recipientName,
          recipientAddress,
          text: textOf(draft),
          documents: artifacts.map(({ id, format }) => ({ format: format as LetterFormat, documentId: id })),
          contentHash: contentHash(report),
          madeBy: actor.label,
          deliveries: [],
        })
        return { id: letter.id }
      })
    },
    dispatch: async ({ id, revision, delivery }, { db, now }) => {
      const letter = await db.get('letter', id)
      await requireNotBlanked(db, letter.subjectId)
      return db.update('letter', id, revision, { deliveries: dispatched(letter, delivery, now) })
    },
    settle: async ({ id, revision, ...settlement }, context) => {
      const { db, now } = context
      const letter = await db.get('letter', id)
      await requireNotBlanked(db, letter.subjectId)
      const deliveries = settled(letter, settlement, now)
      const { delivery, outcome } = settlement
      const incidentId =
        outcome === 'misdelivered' ? await openMisdelivery(letter, settlement, context, wordsOf) : null
      const after = await db.update('letter', id, revision, {
        deliveries: deliveries.map((one, place) => (place === delivery ? { ...one, incidentId } : one)),
      })
      await tellClocks(letter, settlement, context, parts)
      return after
    },
    ofIncident: async ({ incidentId }, { db }) => {
      const links = await db.linksTo(incidentId)
      const ids = links.flatMap(({ entity, id }) => (entity === 'letter' ? [id] : []))
      return { letters: ids.length === 0 ? [] : await db.all('letter', { ids }) }
    },
  }
}

interface WantedOf extends Wanted {
  readonly subjectId: string
  readonly language?: LetterFile['organisation']['language'] | undefined
}

type Surroundings = Pick<QueryContext, 'today' | 'now'> & { readonly db: ReadDb }

async function draftOf(wanted: WantedOf, context: Surroundings, parts: LetterParts) {
  const { contents, shipped, addresses, wordsOf, rules } = parts
  await requireNotBlanked(context.db, wanted.subjectId)
  const file = await letterFileOf(wanted.subjectId, context, rules)
  const language =
    wanted.language ?? (file.of === 'request' ? file.record.language : file.organisation.language)
  const text = await templateTextOf(context.db, wanted.kind, language, shipped)
  const template = readTemplate(text, wanted.kind, contents.kinds[wanted.kind])
  const draft = composeLetter(file, wanted, {
    contents,
    template,
    words: await wordsOf(language),
    authority: (regime) => competentAuthority(file.organisation, regime, addresses),
  })
  return { draft, file }
}

/** @throws Fault `letter-incomplete` when it lacks what the law asks for or does not say to whom it goes */
function requireWhole({ lacking, recipientName }: LetterDraft, to: KindRule['to']): void {
  if (recipientName === '' && to !== 'people')
    throw new Fault('invalid-input', { issues: [{ path: ['recipientName'], key: 'required' }] })
  if (lacking.length === 0) return
  throw new Fault('letter-incomplete', {
    issues: lacking.map((content) => lackingIssue(['edited'], content)),
  })
}
