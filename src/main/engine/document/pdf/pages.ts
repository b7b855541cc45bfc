import { join } from 'node:path'
import type { Report } from '../report.ts'
import type { Words } from '../words.ts'
import { pageModel } from './page-model.ts'
import { loadTemplates } from './templates.ts'
import { loadTypeface } from './typeface.ts'
import { layOut, type Pages } from './typst.ts'

/** Where templates and words stand: the product's resources, and a folder of the user's that comes first. */
export interface TemplatePlaces {
  readonly resourcesDir: string
  readonly templatesDir: string | null
}

/** Lays a report out on pages with the templates in force. */
export async function pagesOf(
  report: Report,
  hash: string,
  words: Words,
  places: TemplatePlaces,
): Promise<Pages> {
  const [templates, typeface] = await Promise.all([
    loadTemplates(join(places.resourcesDir, 'templates'), places.templatesDir),
    loadTypeface(),
  ])
  return layOut(pageModel(report, hash, words, typeface.has), templates, typeface)
}
