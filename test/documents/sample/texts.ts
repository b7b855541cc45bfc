/** The wording of the sample register, as a feature would take it from its locales and its records. */
export interface SampleTexts {
  readonly title: string
  readonly subtitle: string
  readonly overview: string
  readonly introduction: readonly [string, string, string]
  readonly columns: Readonly<
    Record<'activity' | 'department' | 'purposes' | 'people' | 'volume' | 'reviewedOn', string>
  >
  readonly fields: Readonly<
    Record<
      'reference' | 'owner' | 'people' | 'categories' | 'start' | 'approvedAt' | 'measures' | 'transfers',
      string
    >
  >
  readonly purposes: string
  readonly purposeColumns: readonly [string, string, string]
  readonly recipients: string
  readonly recipientColumns: readonly [string, string, string]
  readonly retention: string
  readonly retentionColumns: readonly [string, string, string]
  readonly attention: string
  readonly controller: string
  readonly officer: string
  readonly activities: readonly SampleActivity[]
}

export interface SampleActivity {
  readonly name: string
  readonly department: string
  readonly people: readonly string[]
  readonly categories: readonly string[]
  readonly purposes: readonly (readonly [string, string, string])[]
  readonly recipients: readonly (readonly [string, string, string])[]
  readonly retention: readonly (readonly [string, string, string])[]
  readonly measures: readonly string[]
  readonly transfers: string | null
}
