import { join } from 'node:path'
import type { Report } from '../report.ts'
import type { Words } from '../words.ts'
import { pageModel } from './page-model.ts'
import { loadTemplates } from './templates.ts'
import { loadTypeface } from './typeface.ts'
import { pdfOf } from './typst.ts'

/** Where templates and words stand: the product's resources, and a folder of the user's that comes first. */
export interface TemplatePlaces {
  readonly resourcesDir: string
  readonly templatesDir: string | null
}

/** Lays a report out on pages with the templates in force; gives its PDF. */
export async function pagesOf(
  report: Report,
  hash: string,
  words: Words,
  places: TemplatePlaces,
): Promise<Uint8Array> {
  const [templates, typeface] = await Promise.all([
    loadTemplates(join(places.resourcesDir, 'templates'), places.templatesDir),
    loadTypeface(),
  ])
  return pdfOf(pageModel(report, hash, words, typeface.has), templates, typeface)
}
