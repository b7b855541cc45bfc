import { fold } from '../../storage/index.ts'

/** The words of a field's name or label, in one spelling. */
export interface Words {
  readonly all: readonly string[]
  /** Without the small words that join others. */
  readonly significant: readonly string[]
  /** Without the marks that systems put around names. */
  readonly core: readonly string[]
  /** All words written together. */
  readonly glued: string
  /** Neighbours written together, for languages that write them so (`geboorteDatum`, `haus_nr`). */
  readonly pairs: readonly string[]
}

/** Takes a text apart at capitals and signs. Accents, capitals, umlauts and numbers at the end of a word do not matter. */
export function wordsOf(text: string): Words {
  // A label has its own spaces; its capitals are those of names (LinkedIn, YouTube).
  const spaced = /\s/.test(text.trim()) ? text : atCapitals(text)
  const all = spaced
    .replace(/(?<!\p{L})e[-_ ]?mail/giu, 'email')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(spelling)
    .filter((word) => word !== '')
  return {
    all,
    significant: all.filter((word) => !smallWords.has(word)),
    core: all.filter((word) => !smallWords.has(word) && !decorations.has(word)),
    glued: all.join(''),
    pairs: all.slice(1).map((word, place) => `${all[place]}${word}`),
  }
}

function atCapitals(name: string): string {
  return name.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
}

/** One spelling of a word: no accents or capitals, ae/oe/ue as a/o/u where it is long enough, `phone2` as `phone`. */
export function spelling(word: string): string {
  const folded = fold(word).replace(/^(\p{L}{3,})\d{1,2}$/u, '$1')
  return folded.length < 5 ? folded : folded.replace(/([aou])e/g, '$1')
}

/** Marks around the names of fields that customers made, such as `__c` and `x_studio_`. */
const decorations: ReadonlySet<string> = new Set(['hs', 'c', 'pc', 'cf', 'x', 'studio', 'custom'])

/** Words that join others, in the languages of the rules. */
const smallWords: ReadonlySet<string> = new Set(
  `a an and the of for in on by with your our my de du des la le les l d et au aux der die das dem den und von vom zu zur
   zum im am del las los el y della dello dei degli di il lo e al van het een en do da dos das o i z na`.split(
    /\s+/,
  ),
)
