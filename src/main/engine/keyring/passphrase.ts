import { Fault } from '#shared/kernel/faults.ts'

/** The fewest characters of a passphrase, counted as people see them, after NFKC. */
export const passphraseMinimum = 12
/** Far above any passphrase that is typed; keeps a pasted file out of the key derivation. */
const passphraseMaximum = 1024

/**
 * Refuses what a guesser tries first. No rule of capitals or digits: they make passphrases worse (NIST SP 800-63B).
 * @param personal words that belong to the person or the store, such as the user's label
 * @throws Fault `weak-passphrase` with `reason` `short`, `long` or `common`
 */
export function requireStrongPassphrase(passphrase: string, personal: readonly string[] = []): void {
  const refuse = (reason: string) => {
    throw new Fault('weak-passphrase', { params: { reason, minimum: passphraseMinimum } })
  }
  const text = passphrase.normalize('NFKC')
  const length = [...text].length
  if (length < passphraseMinimum) refuse('short')
  if (length > passphraseMaximum) refuse('long')
  if (effectiveLength(text, personal) < passphraseMinimum / 2) refuse('common')
}

/** How many characters are left when all that is guessable at once counts as nothing. */
function effectiveLength(text: string, personal: readonly string[]): number {
  let rest = plain(text)
  for (const word of [...personal.map(plain), ...firstGuesses]) {
    if (word.length >= 4) rest = rest.replaceAll(word, ' ')
  }
  rest = withoutRuns(rest).replace(/\s/g, '')
  return new Set(rest).size
}

/** Lower case without accents, and the digits that people put for letters read as letters. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[@4]/g, 'a')
    .replace(/3/g, 'e')
    .replace(/[1!|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/[$5]/g, 's')
}

/** Drops stretches of three or more characters that follow one another in the alphabet, as digits or on a keyboard. */
function withoutRuns(text: string): string {
  let rest = text
  for (const line of lines) {
    for (let size = line.length; size >= 3; size--) {
      for (let start = 0; start + size <= line.length; start++) {
        rest = rest.replaceAll(line.slice(start, start + size), ' ')
      }
    }
  }
  return rest
}

// Already as `plain` leaves them: 1 is i, 3 is e, 4 is a, 5 is s, 0 is o.
const rows = ['abcdefghijklmnopqrstuvwxyz', 'i2eas6789o', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop']
const moreRows = ['qsdfghjklm', 'wxcvbn', 'qwertzuiop', 'yxcvbnm']
const lines = [...rows, ...moreRows].flatMap((row) => [row, [...row].reverse().join('')])

/** What the published lists of leaked passwords begin with, in the languages of the product, and the product's name. */
const firstGuesses = [
  ...[
    'password',
    'passphrase',
    'passwort',
    'kennwort',
    'geheim',
    'motdepasse',
    'secret',
    'master',
    'welcome',
  ],
  ...[
    'willkommen',
    'bienvenue',
    'bonjour',
    'hallo',
    'hello',
    'letmein',
    'iloveyou',
    'jetaime',
    'ichliebedich',
  ],
  ...['admin', 'administrator', 'login', 'changeme', 'default', 'football', 'fussball', 'baseball', 'dragon'],
  ...['monkey', 'sunshine', 'princess', 'princesse', 'schatz', 'doudou', 'chouchou', 'superman', 'batman'],
  ...['starwars', 'michael', 'daniel', 'nicolas', 'summer', 'winter', 'sommer', 'hiver', 'privacy'],
  ...['datenschutz', 'gdpr', 'dsgvo', 'rgpd', 'wardbook', 'correcthorsebatterystaple', 'trustnoi'],
]
