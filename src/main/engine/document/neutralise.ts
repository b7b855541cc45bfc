/**
 * A spreadsheet runs a text cell as a formula when it begins with `=`, `+`, `-`, `@`, a tab, a line end or NUL, or with
 * one of the full-width signs. Such a text gets a leading apostrophe (OWASP ASVS 1.2.10). A text that already begins
 * with apostrophes before such a sign gets one more, so that `restore` takes away exactly what was added.
 */
export function neutralise(text: string): string {
  return runsAsFormula(text) ? `'${text}` : text
}

/** The text as it was before `neutralise`: `restore(neutralise(text)) === text` for every text. */
export function restore(text: string): string {
  return text.startsWith("'") && runsAsFormula(text) ? text.slice(1) : text
}

function runsAsFormula(text: string): boolean {
  return formulaSigns.has(text.replace(/^'+/, '').charAt(0))
}

const formulaSigns = new Set('=+-@\t\r\n\0＝＋－＠')
