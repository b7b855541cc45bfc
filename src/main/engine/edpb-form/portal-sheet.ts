import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { Authority } from '#shared/contract/authority.ts'
import { FilingSheetKey } from '#shared/contract/filing-sheet.ts'
import { Language } from '#shared/kernel/message.ts'

/** What the breach itself says to a question, where no field of the form does. */
const Said = z.enum(['detectedAt', 'dpo', 'specialCategories'])
export type Said = z.infer<typeof Said>

const PortalSheet = z.strictObject({
  authority: Authority.nullable(),
  /** In which the answers are written; null: that of the organisation or the document. */
  language: Language.nullable(),
  isOrderSeen: z.boolean(),
  source: z.string(),
  sections: z.array(
    z.strictObject({
      key: z.string(),
      questions: z.record(
        z.string(),
        z.strictObject({
          /** Fields of the EDPB's form by number; none: answered by hand. */
          from: z.array(z.union([z.int(), Said])),
          seen: z.boolean().default(true),
        }),
      ),
    }),
  ),
})

/** The questions of one authority's portal, mapped to what a breach can answer. */
export type PortalSheet = z.infer<typeof PortalSheet> & { readonly key: FilingSheetKey }

/** Reads every sheet of `resources/law/filing-sheets`. */
export function loadPortalSheets(resourcesDir: string): readonly PortalSheet[] {
  return FilingSheetKey.options.map((key) => {
    const file = readFileSync(join(resourcesDir, 'law', 'filing-sheets', `${key}.yaml`), 'utf8')
    return { key, ...PortalSheet.parse(parse(file)) }
  })
}
