import { expect, test } from 'vitest'
import { cite } from '#shared/kernel/citation.ts'

test.each([
  ['GDPR Art. 30(1)(b)', 'Art. 30 Abs. 1 lit. b DSGVO', 'RGPD, art. 30, par. 1, point b)'],
  ['GDPR Art. 12(3)', 'Art. 12 Abs. 3 DSGVO', 'RGPD, art. 12, par. 3'],
  ['GDPR Art. 13, 14', 'Art. 13, Art. 14 DSGVO', 'RGPD, art. 13, art. 14'],
  [
    'GDPR Art. 30(1)(e), 30(2)(c)',
    'Art. 30 Abs. 1 lit. e, Art. 30 Abs. 2 lit. c DSGVO',
    'RGPD, art. 30, par. 1, point e), art. 30, par. 2, point c)',
  ],
  [
    'GDPR Art. 12(6), recital 63; EDPB 01/2022 para. 159',
    'Art. 12 Abs. 6 DSGVO, Erwägungsgrund 63; EDPB 01/2022 Rn. 159',
    'RGPD, art. 12, par. 6, considérant 63; EDPB 01/2022 point 159',
  ],
  [
    'GDPR Art. 12(6), EDPB 01/2022 para. 159',
    'Art. 12 Abs. 6 DSGVO, EDPB 01/2022 Rn. 159',
    'RGPD, art. 12, par. 6, EDPB 01/2022 point 159',
  ],
  [
    'FADP Art. 25(7), FADP Ordinance Art. 18(1)',
    'Art. 25 Abs. 7 DSG, Art. 18 Abs. 1 DSV',
    'LPD, art. 25, par. 7, OPDo, art. 18, par. 1',
  ],
  ['UK GDPR Art. 12A', 'Art. 12A UK-DSGVO', 'RGPD britannique, art. 12A'],
  ['GDPR Art. 12(6) by analogy', 'Art. 12 Abs. 6 analog DSGVO', 'RGPD, art. 12, par. 6 par analogie'],
  ['DPA 2018 s. 164A(3)', 'DPA 2018 Section 164A(3)', 'DPA 2018 section 164A(3)'],
  ['WP248 rev.01, III.B', 'WP248 rev.01, III.B', 'WP248 rev.01, III.B'],
])('%s is cited as %s in German and as %s in French', (citation, german, french) => {
  expect([cite(citation, 'de'), cite(citation, 'fr'), cite(citation, 'en')]).toEqual([
    german,
    french,
    citation,
  ])
})
