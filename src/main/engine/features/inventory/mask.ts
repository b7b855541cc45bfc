const longest = 40

/** The words of a name by their first letters: `A… K…`. */
export function maskName(name: string): string {
  return masked(name.split(/\s+/).filter(Boolean).slice(0, 5).map(firstLetter).join(' '))
}

/** The first letter and the host: `a…@example.org`. What is no address is masked as a word. */
export function maskEmail(email: string): string {
  const [, first, host] = /^\s*(\S)[^@]*@([^@\s]+)\s*$/u.exec(email) ?? []
  return first === undefined || host === undefined ? maskName(email) : masked(`${first}…@${host}`)
}

/** The last two digits: `…42`. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 5 ? (digits === '' ? '' : '…') : `…${digits.slice(-2)}`
}

/** Any value, so that its form can be seen and nobody be known by it: digits as dots, words by their first letters. */
export function maskValue(value: string): string {
  if (/^\s*\S+@[^@\s]+\s*$/.test(value)) return maskEmail(value)
  return masked(
    value
      .trim()
      .replace(/\p{N}/gu, '•')
      .replace(/(\p{L})[\p{L}\p{M}'’]+/gu, '$1…'),
  )
}

function firstLetter(word: string): string {
  const [letter = ''] = word
  return `${letter}…`
}

function masked(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
