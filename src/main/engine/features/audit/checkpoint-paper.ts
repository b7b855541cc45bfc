import { createHash } from 'node:crypto'
import type { AuditCheckpoint } from '#shared/contract/audit.ts'
import type { Day, TimeZone } from '#shared/kernel/dates.ts'
import { buildReport, type Report } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { letterheadOf } from '../document/index.ts'

interface OnPaper {
  readonly checkpoint: AuditCheckpoint
  readonly storeName: string
  readonly users: readonly { readonly label: string; readonly signingKey: string }[]
  readonly organisation: EntityOf<'organisation'>
  readonly words: Words
  readonly today: Day
  readonly zone: TimeZone
  readonly author: string
}

const templateVersion = '1'

/**
 * A checkpoint to be kept on paper, away from the machine: the code to compare, the keys of everybody who signs, how to
 * compare both, and the signed text itself.
 */
export function checkpointPaper(onPaper: OnPaper): Report {
  const { checkpoint, storeName, users, organisation, words, today, zone, author } = onPaper
  const t = (key: string, params = {}) => words.text(`document:checkpoint.${key}`, params)
  const heading = (id: string) => ({ type: 'heading' as const, level: 2 as const, text: t(id), id })
  const field = (key: string, value: string) => ({ label: t(key), value })
  return buildReport({
    kind: 'audit-checkpoint',
    title: t('title'),
    subtitle: storeName,
    language: words.language,
    timeZone: zone,
    organisation: letterheadOf(organisation, words),
    date: today,
    version: String(checkpoint.size),
    author,
    templateVersion,
    layout: 'compact',
    sections: [
      {
        blocks: [
          {
            type: 'fields',
            fields: [
              field('entries', t('range', { count: checkpoint.size })),
              field('code', checkpoint.code),
              { ...field('madeAt', checkpoint.at), valueType: 'instant' },
              field('madeBy', checkpoint.madeByLabel),
            ],
          },
          { type: 'paragraph', text: t('purpose') },
          heading('compare'),
          {
            type: 'list',
            style: 'numbered',
            items: [t('step.keep'), t('step.type'), t('step.agrees'), t('step.differs'), t('step.outside')],
          },
          heading('keys'),
          {
            type: 'table',
            columns: [{ title: t('person') }, { title: t('fingerprint'), width: 3 }],
            rows: users.map(({ label, signingKey }) => [label, fingerprintOf(signingKey)]),
          },
          heading('text'),
          ...checkpoint.note
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => ({ type: 'paragraph' as const, text: line })),
          { type: 'signatures', signatures: [{ role: t('receivedBy') }] },
        ],
      },
    ],
  })
}

/** The fingerprint of a signing key as the verifier prints it: 128 bits of its SHA-256 in groups of four digits. */
function fingerprintOf(signingKey: string): string {
  const hash = createHash('sha256').update(signingKey, 'hex').digest('hex')
  return hash.slice(0, 32).replace(/(.{4})(?=.)/g, '$1 ')
}
