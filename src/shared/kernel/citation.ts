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
  /** One article with the paragraph, point and further parts behind it. */
  readonly article: (number: string, parts: readonly string[]) => string
  /** Articles of one law, and the law. */
  readonly join: (articles: string, law: string) => string
  readonly phrases: readonly (readonly [RegExp, string])[]
}

const styles: Readonly<Record<Language, Style | null>> = {
  en: null,
  de: {
    laws: {
      GDPR: 'DSGVO',
      'UK GDPR': 'UK-DSGVO',
      FADP: 'DSG',
      'FADP Ordinance': 'DSV',
      'Reg. 1182/71': 'VO (EWG, Euratom) 1182/71',
      'Dir. 2002/58': 'RL 2002/58/EG',
      CO: 'OR',
    },
    article: (number, [paragraph, point, ...rest]) =>
      [
        `Art. ${number}`,
        paragraph && (isLetter(paragraph) ? `lit. ${paragraph}` : `Abs. ${paragraph}`),
        point && `lit. ${point}`,
        ...rest,
      ]
        .filter(Boolean)
        .join(' '),
    join: (articles, law) => `${articles} ${law}`,
    phrases: [
      [/\brecital (\d+)/g, 'Erwägungsgrund $1'],
      [/\bparas?\. /g, 'Rn. '],
      [/\bby analogy\b/g, 'analog'],
      [/\bsecond subparagraph\b/g, 'Unterabsatz 2'],
      [/\bs\. (\d)/g, 'Section $1'],
    ],
  },
  fr: {
    laws: {
      GDPR: 'RGPD',
      'UK GDPR': 'RGPD britannique',
      FADP: 'LPD',
      'FADP Ordinance': 'OPDo',
      'Reg. 1182/71': 'règlement 1182/71',
      'Dir. 2002/58': 'directive 2002/58/CE',
    },
    article: (number, [paragraph, point, ...rest]) =>
      [
        `art. ${number}`,
        paragraph && (isLetter(paragraph) ? `point ${paragraph})` : `par. ${paragraph}`),
        point && `point ${point})`,
        ...rest,
      ]
        .filter(Boolean)
        .join(', '),
    join: (articles, law) => `${law}, ${articles}`,
    phrases: [
      [/\brecital (\d+)/g, 'considérant $1'],
      [/\bparas?\. /g, 'point '],
      [/\bby analogy\b/g, 'par analogie'],
      [/\bsecond subparagraph\b/g, 'deuxième alinéa'],
      [/\bs\. (\d)/g, 'section $1'],
    ],
  },
}

const article =
  /^(?:(?<law>.+?) )?(?:Art\. )?(?<number>\d+[A-Z]?)(?<parts>(?:\(\w+\))*)(?<rest>(?: to \d+| by analogy)?)$/

/** `GDPR Art. 12(3), 26(3), recital 63`: a law, its articles, and whatever else stands between the commas. */
function citePart(part: string, style: Style): string {
  const said: string[] = []
  let law: string | null = null
  let articles: string[] = []
  const flush = () => {
    if (articles.length > 0 && law !== null)
      said.push(style.join(articles.join(', '), style.laws[law] ?? law))
    articles = []
  }
  for (const token of part.split(', ')) {
    const found = article.exec(token)?.groups
    const named = found?.law !== undefined && token.includes('Art. ')
    if (found && (named || (law !== null && found.law === undefined))) {
      if (named && found.law !== law) {
        flush()
        law = found.law ?? law
      }
      const parts = [...(found.parts ?? '').matchAll(/\((\w+)\)/g)].map(([, inner]) => inner ?? '')
      articles.push(style.article(found.number ?? '', parts) + rangeOf(found.rest ?? '', style))
    } else {
      flush()
      said.push(phrase(token, style))
    }
  }
  flush()
  return said.join(', ')
}

function rangeOf(rest: string, style: Style): string {
  return phrase(rest.replace(' to ', '–'), style)
}

function phrase(text: string, style: Style): string {
  return style.phrases.reduce((said, [pattern, words]) => said.replace(pattern, words), text)
}

function isLetter(part: string): boolean {
  return /^[a-z]$/.test(part)
}
