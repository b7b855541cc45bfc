/** The SHA-256 of a file in small hexadecimal digits. The file stays in this window. */
export async function hashOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A hash as it was pasted, with what copying adds to it; null: it is none. */
export function pastedHash(text: string): string | null {
  const plain = text
    .trim()
    .replace(/^sha-?256[:\s]*/i, '')
    .replace(/\s/g, '')
    .toLowerCase()
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null
}
