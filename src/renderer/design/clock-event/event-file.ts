interface Subject {
  readonly id: string
  readonly revision: number
}

/**
 * The key of the query that reads the clocks of a record and the legal events behind them. It begins with the events,
 * because one may move no date and leave the record as it was, and holds the revision, because the record's rights and
 * regimes make its clocks.
 */
export function eventFileKey({ id, revision }: Subject) {
  return [['clockEvent', 'file'], { id, revision }] as const
}

type EventFileKey = ReturnType<typeof eventFileKey>

/** A new revision shows the former clocks until its own are there; another record does not. */
export function formerFile({ id }: Pick<Subject, 'id'>) {
  return <File>(previous: File | undefined, query: { readonly queryKey: EventFileKey } | undefined) =>
    query?.queryKey[1].id === id ? previous : undefined
}
