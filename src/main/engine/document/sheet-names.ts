/**
 * Names as a workbook takes them: 31 characters, none of `[]:*?/\`, no apostrophe at either end, none twice whatever the
 * case, and not the reserved `History`.
 */
export function uniqueSheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set(['history'])
  return titles.map((title) => {
    const base =
      title
        .replace(/[[\]:*?/\\\n]/g, ' ')
        .replace(/^[\s']+|[\s']+$/g, '')
        .slice(0, 31)
        .replace(/[\s']+$/, '') || '1'
    let name = base
    for (let number = 2; taken.has(name.toLowerCase()); number++) {
      const suffix = ` ${number}`
      name = `${base.slice(0, 31 - suffix.length)}${suffix}`
    }
    taken.add(name.toLowerCase())
    return name
  })
}
