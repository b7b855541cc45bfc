import type { Language } from './message.ts'

/**
 * A citation as lawyers write it in a language. The engine and the law files cite in one form, `GDPR Art. 12(3)` or
 * `Reg. 1182/71 Art. 3(1), 3(4); EDPB 01/2022 para. 159`; what has no other form in the language stays as it is.
 */
export function cite(citation: string, language: Language): string {
  const style = styles[language]
  if (!style) return citation
  return citation
    .split('; ')
    .map((part) => citePart(part, style))
    .join('; ')
}

interface Style {
  /** The law's short title in the language; a law that is not named keeps its own. */
  readonly laws: Readonly<Record<string, string>>
  readonly article: string
  /** What stands before the parts of an article of a law, such as its paragraph and point. */
  readonly parts: (law: string, number: string, parts: readonly string[]) => readonly string[]
  /** Between the article and its parts. */
  readonly comma: string
  readonly range: string
  /** Before the last of several parts of one article, and before the last of several articles. */
  readonly and: string
  /** The articles of one law, and the law. */
  readonly join: (articles: string, law: string) => string
  readonly recital: (number: string, law: string | null) => string
  /** The article of a section of an act of the United Kingdom. */
  readonly section: (number: string, law: string) => string
  readonly analogy: string
  readonly secondSubparagraph: string
  readonly phrases: readonly (readonly [RegExp, string])[]
}

const swiss = ['FADP', 'FADP Ordinance', 'CO']

const styles: Readonly<Record<Language, Style | null>> = {
  en: null,
  de: {
    laws: {
      GDPR: 'DSGVO',
      'UK GDPR': 'UK-DSGVO',
      FADP: 'DSG',
      'FADP Ordinance': 'DSV',
      'Reg. 1182/71': 'VO (EWG, Euratom) Nr. 1182/71',
      'Dir. 2002/58': 'RL 2002/58/EG',
      'NIS2 Directive': 'NIS-2-Richtlinie',
      'Reg. (EU) 611/2013': 'VO (EU) Nr. 611/2013',
      'Del. Reg. (EU) 2025/301': 'DelVO (EU) 2025/301',
      CO: 'OR',
    },
    article: 'Art. ',
    // Swiss drafting abbreviates Buchstabe, German and Austrian writing littera; definitions are numbered.
    parts: (law, number, parts) => {
      const letter = swiss.includes(law) ? 'Bst.' : 'lit.'
      const figure = isDefinition(law, number) ? 'Nr.' : 'Abs.'
      return parts.map((part, place) => `${isLetter(part) ? letter : place === 0 ? figure : 'Nr.'} ${part}`)
    },
    comma: ' ',
    range: '–',
    and: ', ',
    join: (articles, law) => `${articles} ${law}`,
    recital: (number, law) => ['Erwägungsgrund', number, law].filter(Boolean).join(' '),
    section: (number, law) => `Section ${number} ${law}`,
    analogy: 'analog',
    secondSubparagraph: 'UAbs. 2',
    phrases: [
      [/\bEDPB (\d+\/\d{4})/g, 'EDSA, Leitlinien $1,'],
      [/\bparas?\. /g, 'Rn. '],
      [/\bsection (?=[IVX\d])/g, 'Abschnitt '],
      [/\bcase (?=[ivx\d])/g, 'Fall '],
      [/\bcases (?=\d)/g, 'Fälle '],
      [/\bAnnex (?=[A-Z])/g, 'Anhang '],
    ],
  },
  fr: {
    laws: {
      GDPR: 'RGPD',
      'UK GDPR': 'RGPD britannique',
      FADP: 'LPD',
      'FADP Ordinance': 'OPDo',
      'Reg. 1182/71': 'règlement (CEE, Euratom) nº 1182/71',
      'Dir. 2002/58': 'directive 2002/58/CE',
      'NIS2 Directive': 'directive SRI 2',
      'Reg. (EU) 611/2013': 'règlement (UE) nº 611/2013',
      'Del. Reg. (EU) 2025/301': 'règlement délégué (UE) 2025/301',
    },
    article: 'art. ',
    parts: (law, number, parts) => {
      if (swiss.includes(law)) return parts.map((part) => (isLetter(part) ? `let. ${part}` : `al. ${part}`))
      return parts.map((part, place) =>
        isLetter(part) || isDefinition(law, number) || place > 0 ? `point ${part})` : `par. ${part}`,
      )
    },
    comma: ', ',
    range: ' à ',
    and: ' et ',
    join: (articles, law) => (swissInFrench.includes(law) ? `${articles}, ${law}` : `${law}, ${articles}`),
    recital: (number, law) => (law === null ? `considérant ${number}` : `considérant ${number} du ${law}`),
    section: (number, law) => `${law}, section ${number}`,
    analogy: 'par analogie',
    secondSubparagraph: 'deuxième alinéa',
    phrases: [
      [/\bEDPB (\d+\/\d{4})/g, 'CEPD, lignes directrices $1,'],
      [/\bparas?\. /g, 'point '],
      [/\bcases? (?=[ivx\d])/g, 'cas '],
      [/\bAnnex (?=[A-Z])/g, 'annexe '],
    ],
  },
}

const swissInFrench = ['LPD', 'OPDo', 'CO']

const article =
  /^(?:(?:(?<law>.+?) )?Art\. )?(?<number>\d+[A-Z]?)(?<parts>(?:\(\w+\))*)(?:(?: to |-)(?<last>\d+))?(?<analogy> by analogy)?$/
const recital = /^(?:(?<law>.+) )?recital (?<number>\d+)$/
const section = /^(?<law>.+) s\. (?<number>\S+)$/

/** Articles of one law, one after the other, each with the words of its parts. */
interface Articles {
  readonly law: string
  readonly cited: readonly CitedArticle[]
  readonly analogy: boolean
}

interface CitedArticle {
  readonly number: string
  readonly parts: readonly string[]
  /** The end of a range of articles. */
  readonly last: string | undefined
}

/** `GDPR Art. 12(3), 26(3), recital 63`: a law, its articles, and whatever else stands between the commas. */
function citePart(part: string, style: Style): string {
  const titleOf = (name: string) => style.laws[name] ?? name
  const groups: (Articles | string)[] = []
  let law: string | null = null
  for (const token of part.split(', ')) {
    const found = article.exec(token)?.groups
    const open = groups.at(-1)
    law = found?.law ?? law
    if (found && law !== null) {
      const isOpen = typeof open === 'object' && open.law === law
      const next = addTo(isOpen ? open : { law, cited: [], analogy: false }, found, style)
      groups.splice(isOpen ? -1 : groups.length, 1, next)
    } else if (token === 'second subparagraph' && typeof open === 'object')
      groups.splice(-1, 1, withSecondSubparagraph(open, style))
    else groups.push(otherThanArticle(token, law, titleOf, style))
  }
  return groups
    .map((group) => (typeof group === 'string' ? group : articlesOf(group, titleOf(group.law), style)))
    .join(', ')
}

function addTo(
  open: Articles,
  { number = '', parts = '', last, analogy }: Readonly<Record<string, string | undefined>>,
  style: Style,
): Articles {
  const inner = [...parts.matchAll(/\((\w+)\)/g)].map(([, part]) => part ?? '')
  const cited = [...open.cited, { number, parts: style.parts(open.law, number, inner), last }]
  return { ...open, cited, analogy: open.analogy || analogy !== undefined }
}

function withSecondSubparagraph(open: Articles, style: Style): Articles {
  const cited = open.cited.map((one, place) =>
    place === open.cited.length - 1 ? { ...one, parts: [...one.parts, style.secondSubparagraph] } : one,
  )
  return { ...open, cited }
}

/** `Art. 12 Abs. 2, Abs. 3, Art. 13, 14`: an article that was just named, or stands without parts, is not named anew. */
function articlesOf({ cited, analogy }: Articles, law: string, style: Style): string {
  const words = cited.map(({ number, parts, last }, place) => {
    const before = cited[place - 1]
    const isSame = before?.number === number && parts.length > 0 && before.parts.length > 0
    const isBare = before !== undefined && parts.length === 0 && before.parts.length === 0
    const range = last === undefined ? '' : `${style.range}${last}`
    const head = isSame ? [] : [`${isBare ? '' : style.article}${number}${range}`]
    return [...head, ...parts].join(style.comma)
  })
  const list = words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')}${style.and}${words.at(-1)}`
  const joined = style.join(list, law)
  return analogy ? `${joined} ${style.analogy}` : joined
}

function otherThanArticle(
  token: string,
  law: string | null,
  titleOf: (name: string) => string,
  style: Style,
): string {
  const ofRecital = recital.exec(token)?.groups
  if (ofRecital?.number !== undefined) {
    const named = ofRecital.law ?? law
    return style.recital(ofRecital.number, named === null ? null : titleOf(named))
  }
  const ofAct = section.exec(token)?.groups
  if (ofAct?.number !== undefined) return style.section(ofAct.number, titleOf(ofAct.law ?? ''))
  return style.phrases.reduce((said, [pattern, words]) => said.replace(pattern, words), titleOf(token))
}

/** GDPR Art. 4 counts definitions, not paragraphs. */
function isDefinition(law: string, number: string): boolean {
  return number === '4' && (law === 'GDPR' || law === 'UK GDPR')
}

function isLetter(part: string): boolean {
  return /^[a-z]$/.test(part)
}
