import { DEFAULT_WORDLIST } from 'secure-password-utilities/wordlists'
import { type Random, systemRandom } from './random.ts'

/** Six words of 7,772 are 77 bits: out of reach of guessing, and still typed by people. */
const wordCount = 6

/**
 * A passphrase to propose: six words drawn evenly from the EFF's long list (English), joined by dashes.
 * @param random gives the bytes to draw with
 */
export function newPassphrase(random: Random = systemRandom): string {
  return Array.from(
    { length: wordCount },
    () => DEFAULT_WORDLIST[draw(DEFAULT_WORDLIST.length, random)],
  ).join('-')
}

/** An even draw below `count`, which is at most 65,536: what would favour the first words is drawn again. */
function draw(count: number, random: Random): number {
  const fair = 65_536 - (65_536 % count)
  for (;;) {
    const drawn = random(2).readUInt16BE()
    if (drawn < fair) return drawn % count
  }
}
