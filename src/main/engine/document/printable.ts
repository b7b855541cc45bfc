/**
 * Text as a page can carry it. Control characters have no glyph and XML forbids most of them; bidirectional overrides
 * could make a name read as another one; lone surrogates are no characters. Line ends become `\n`, the rest vanishes.
 */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replace(/\t/g, ' ')
    .replace(unprintable, '')
}

const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g

// Cc without line feed; bidirectional embeddings, overrides and isolates; byte order mark, noncharacters, tags.
const unprintable =
  /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff]|\p{Noncharacter_Code_Point}|[\u{e0000}-\u{e007f}]/gu
