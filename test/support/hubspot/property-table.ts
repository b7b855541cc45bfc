/** One property: what HubSpot says of it and what a person would classify it as. */
export interface ExpectedProperty {
  readonly name: string
  readonly label: string
  readonly type: string
  readonly sensitivity: 'non_sensitive' | 'sensitive' | 'highly_sensitive'
  readonly hubspotDefined: boolean
  readonly dataCategory: string | null
  readonly specialCategory: string | null
  readonly criminalOffence: boolean
  readonly identifier: boolean
  /** A person would classify it so, the classifier proposes nothing: a gap that is known. */
  readonly missed: boolean
}

const plainMarks: readonly string[] = ['id', 'sensitive', 'highly', 'criminal', 'custom', 'missed']

/** Reads a table of properties, one a line: name | label | type | category | marks. */
export function propertyTable(text: string): readonly ExpectedProperty[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', label = '', type = '', category = '-', marked = ''] = line
        .split('|')
        .map((cell) => cell.trim())
      const marks = marked.split(' ').filter(Boolean)
      return {
        name,
        label,
        type,
        sensitivity: marks.includes('highly')
          ? 'highly_sensitive'
          : marks.includes('sensitive')
            ? 'sensitive'
            : 'non_sensitive',
        hubspotDefined: !marks.includes('custom'),
        dataCategory: category === '-' ? null : category,
        specialCategory: marks.find((mark) => !plainMarks.includes(mark)) ?? null,
        criminalOffence: marks.includes('criminal'),
        identifier: marks.includes('id'),
        missed: marks.includes('missed'),
      }
    })
}
