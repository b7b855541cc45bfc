import type { breachContract } from '#shared/contract/breach.ts'
import type { FrozenEdpbForm } from '#shared/contract/edpb-form.ts'
import { dayIn, type Instant } from '#shared/kernel/dates.ts'
import { formInForce } from '../../../edpb-form/index.ts'
import type { HandlersOf } from '../../../router/index.ts'
import type { EntityOf, ReadDb } from '../../../storage/index.ts'
import { organisationOf } from '../../organisation/index.ts'
import { filingSheetsOf, type SheetParts } from './filing-sheets.ts'
import { frozenForm } from './frozen-form.ts'
import { filledForm, readingOf, requireAnswers } from './reading.ts'
import { surroundingsOf } from './surroundings.ts'

/** The EDPB's draft form of a breach, in the organisation's language. */
export function edpbFormHandlers(
  parts: SheetParts,
): Pick<HandlersOf<typeof breachContract>, 'form' | 'edpbTemplates' | 'answerForm' | 'filingSheets'> {
  const { forms, wordsOf } = parts
  return {
    form: async ({ id, own }, { db, now }) => {
      const breach = await db.get('breach', id)
      const words = await wordsOf((await organisationOf(db)).language)
      const said = own ?? breach.edpbAnswers ?? {}
      return readingOf(filledForm(forms, said, await surroundingsOf(breach, { db, now, words })), said)
    },
    edpbTemplates: async () =>
      forms.map(({ version, fields }) => ({
        version,
        fields: fields.map(({ number, name, kind, options }) => ({ number, name, kind, options })),
      })),
    filingSheets: async ({ id }, { db, now }) => {
      const { language } = await organisationOf(db)
      return { sheets: await filingSheetsOf(await db.get('breach', id), { db, now, language }, parts) }
    },
    answerForm: async ({ id, revision, own }, { db, now }) => {
      const breach = await db.get('breach', id)
      requireAnswers(formInForce(forms, dayIn(breach.timeZone, now)), own)
      return db.update('breach', id, revision, {
        edpbAnswers: Object.keys(own).length === 0 ? null : own,
      })
    },
  }
}

/** The form as it is exported now, in the organisation's language, to be kept with what is filed. */
export async function formAsFiled(
  { forms, wordsOf }: SheetParts,
  breach: EntityOf<'breach'>,
  { db, now }: { readonly db: ReadDb; readonly now: Instant },
): Promise<FrozenEdpbForm> {
  const { language, timeZone } = await organisationOf(db)
  const words = await wordsOf(language)
  const around = await surroundingsOf(breach, { db, now, words })
  return frozenForm(filledForm(forms, breach.edpbAnswers ?? {}, around), words, timeZone)
}
