/**
 * A file name without anything that could lead elsewhere or hide its kind: no folders, no characters that a screen does
 * not show or that turn its direction, no ending of dots.
 */
export function plainName(fileName: string): string {
  const plain = fileName
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  return plain === '' ? 'document' : shortened(plain)
}

/** The ending of a file name in small letters, without its dot; empty where it has none. */
export function endingOf(fileName: string): string {
  return /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
}

const longest = 200

/** Cut before its ending, so that the kind stays to be seen. */
function shortened(name: string): string {
  if (name.length <= longest) return name
  const ending = `.${endingOf(name)}`
  const kept = ending.length > 1 && ending.length <= 20 ? ending : ''
  // Characters outside the basic plane are two units, which must not be torn.
  return `${name.slice(0, longest - kept.length).replace(/[\uD800-\uDBFF]$/, '')}${kept}`
}
