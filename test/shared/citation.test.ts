import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cite } from '#shared/kernel/citation.ts'

test.each([
  ['GDPR Art. 30(1)(b)', 'Art. 30 Abs. 1 lit. b DSGVO', 'RGPD, art. 30, par. 1, point b)'],
  ['GDPR Art. 12(3)', 'Art. 12 Abs. 3 DSGVO', 'RGPD, art. 12, par. 3'],
  ['GDPR Art. 13, 14', 'Art. 13, 14 DSGVO', 'RGPD, art. 13 et 14'],
  ['GDPR Art. 12(2), 12(3)', 'Art. 12 Abs. 2, Abs. 3 DSGVO', 'RGPD, art. 12, par. 2 et par. 3'],
  [
    'GDPR Art. 33(1), 34(1)',
    'Art. 33 Abs. 1, Art. 34 Abs. 1 DSGVO',
    'RGPD, art. 33, par. 1 et art. 34, par. 1',
  ],
  [
    'GDPR Art. 30(1)(e), 30(2)(c)',
    'Art. 30 Abs. 1 lit. e, Abs. 2 lit. c DSGVO',
    'RGPD, art. 30, par. 1, point e) et par. 2, point c)',
  ],
  [
    'GDPR Art. 4(7), 4(8), 26, 28',
    'Art. 4 Nr. 7, Nr. 8, Art. 26, 28 DSGVO',
    'RGPD, art. 4, point 7), point 8), art. 26 et 28',
  ],
  ['GDPR recital 63', 'Erwägungsgrund 63 DSGVO', 'considérant 63 du RGPD'],
  [
    'GDPR Art. 8, recital 38',
    'Art. 8 DSGVO, Erwägungsgrund 38 DSGVO',
    'RGPD, art. 8, considérant 38 du RGPD',
  ],
  [
    'GDPR Art. 12(6), recital 63; EDPB 01/2022 para. 159',
    'Art. 12 Abs. 6 DSGVO, Erwägungsgrund 63 DSGVO; EDSA, Leitlinien 01/2022, Rn. 159',
    'RGPD, art. 12, par. 6, considérant 63 du RGPD; CEPD, lignes directrices 01/2022, point 159',
  ],
  [
    'EDPB 9/2022 section II.A.2',
    'EDSA, Leitlinien 9/2022, Abschnitt II.A.2',
    'CEPD, lignes directrices 9/2022, section II.A.2',
  ],
  [
    'FADP Art. 25(7), FADP Ordinance Art. 18(1)',
    'Art. 25 Abs. 7 DSG, Art. 18 Abs. 1 DSV',
    'art. 25, al. 7, LPD, art. 18, al. 1, OPDo',
  ],
  ['FADP Art. 12(2)(b)', 'Art. 12 Abs. 2 Bst. b DSG', 'art. 12, al. 2, let. b, LPD'],
  ['CO Art. 78', 'Art. 78 OR', 'art. 78, CO'],
  [
    'UK GDPR Art. 12(3), 12A',
    'Art. 12 Abs. 3, Art. 12A UK-DSGVO',
    'RGPD britannique, art. 12, par. 3 et art. 12A',
  ],
  ['GDPR Art. 12(6) by analogy', 'Art. 12 Abs. 6 DSGVO analog', 'RGPD, art. 12, par. 6 par analogie'],
  ['GDPR Art. 7(3), 15 to 22', 'Art. 7 Abs. 3, Art. 15–22 DSGVO', 'RGPD, art. 7, par. 3 et art. 15 à 22'],
  ['GDPR Art. 45-49', 'Art. 45–49 DSGVO', 'RGPD, art. 45 à 49'],
  [
    'GDPR Art. 49(1), second subparagraph',
    'Art. 49 Abs. 1 UAbs. 2 DSGVO',
    'RGPD, art. 49, par. 1, deuxième alinéa',
  ],
  [
    'Reg. 1182/71 Art. 3(1), 3(2)(c)',
    'Art. 3 Abs. 1, Abs. 2 lit. c VO (EWG, Euratom) Nr. 1182/71',
    'règlement (CEE, Euratom) nº 1182/71, art. 3, par. 1 et par. 2, point c)',
  ],
  ['DPA 2018 s. 164A(3)', 'Section 164A(3) DPA 2018', 'DPA 2018, section 164A(3)'],
  ['WP248 rev.01, III.B', 'WP248 rev.01, III.B', 'WP248 rev.01, III.B'],
])('%s is cited as %s in German and as %s in French', (citation, german, french) => {
  expect([cite(citation, 'de'), cite(citation, 'fr'), cite(citation, 'en')]).toEqual([
    german,
    french,
    citation,
  ])
})

const root = join(import.meta.dirname, '../..')
const law = '(?:UK )?(?:GDPR|FADP(?: Ordinance)?|Reg\\. 1182/71|EDPB|CO|DPA 2018)'
const inCode = new RegExp(`'(${law} (?:Art\\.|s\\.|recital|\\d)[^'\\n]*)'`, 'g')
const inFiles = new RegExp(`(?:article|ch)"?: "?(${law}[^"\\n,}]*(?:, (?!\\w+:)[^"\\n,}]*)*)"?`, 'g')

/** Every citation that the code says and that the law's files give as an article. */
function citationsOf(folder: string, pattern: RegExp, extension: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => extension.test(name))
    .flatMap((name) => [...readFileSync(join(root, folder, name), 'utf8').matchAll(pattern)])
    .map(([, citation]) => citation?.trim() ?? '')
}

test.each(['de', 'fr'] as const)('no citation that we ship leaves English words in %s', (language) => {
  const all = new Set([
    ...citationsOf('src', inCode, /\.tsx?$/),
    ...citationsOf('resources/law', inFiles, /\.(ya?ml|json)$/),
  ])
  expect(all.size).toBeGreaterThan(100)
  const left = [...all].filter((citation) =>
    /\b(?:(?<!UK-)GDPR|FADP|EDPB|Reg\.|recital|paras?\b|cases?\b|Annex|to|by analogy|subparagraph|s\.)\b/.test(
      cite(citation, language),
    ),
  )
  expect(left).toEqual([])
})
