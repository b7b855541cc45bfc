import type { breachContract } from '#shared/contract/breach.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import { formInForce } from '../../../edpb-form/index.ts'
import type { HandlersOf } from '../../../router/index.ts'
import { organisationOf } from '../../organisation/index.ts'
import { filingSheetsOf, type SheetParts } from './filing-sheets.ts'
import { filledForm, readingOf, requireAnswers } from './reading.ts'
import { surroundingsOf } from './surroundings.ts'

/** The EDPB's draft form of a breach, in the organisation's language. */
export function edpbFormHandlers(
  parts: SheetParts,
): Pick<HandlersOf<typeof breachContract>, 'form' | 'answerForm' | 'filingSheets'> {
  const { forms, wordsOf } = parts
  return {
    form: async ({ id, own }, { db, now }) => {
      const breach = await db.get('breach', id)
      const words = await wordsOf((await organisationOf(db)).language)
      const said = own ?? breach.edpbAnswers ?? {}
      return readingOf(filledForm(forms, said, await surroundingsOf(breach, { db, now, words })), said)
    },
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
