/**
 * An address that may be opened outside of Wardbook: https without credentials, or mailto. Null for everything else,
 * so that no text of a record can start a program or reach into the machine.
 */
export function outsideAddress(address: string): URL | null {
  // The URL parser would drop such characters silently and open something that nobody read.
  if (/[\s\p{Cc}\p{Cf}]/u.test(address) || address.length > 2_000) return null
  const url = parse(address)
  if (url === null || url.username !== '' || url.password !== '') return null
  return url.protocol === 'https:' || url.protocol === 'mailto:' ? url : null
}

function parse(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
