import type { Answered, Figure, RequestStatistics } from '#shared/contract/request-statistics.ts'
import type { TestClient } from '../../support/open-test-store.ts'

/** Every figure of the statistics with a name. */
function figuresOf(told: RequestStatistics): readonly (readonly [string, Figure])[] {
  const answered = (name: string, { closed, inTime, late }: Answered) =>
    [
      [`${name} closed`, closed],
      [`${name} in time`, inTime],
      [`${name} late`, late],
    ] as const
  const { received, open, overdue, extended, suspended, partlyFulfilled, refused } = told
  return [
    ...Object.entries({ received, open, overdue, extended, suspended, partlyFulfilled, refused }),
    ...answered('all', told.all),
    ...Object.entries(told.groups).flatMap(([by, groups]) =>
      groups.flatMap((group) => answered(`${by} ${group.key}`, group)),
    ),
    ...told.refusedByGround.map(({ ground, ...figure }) => [`refused ${ground}`, figure] as const),
  ]
}

/** Each figure by its name beside the length of the list that it opens. */
export async function compared(client: TestClient, told: RequestStatistics) {
  return Promise.all(
    figuresOf(told).map(async ([name, { count, filter }]) => {
      const { total, items } = await client.rightsRequest.list({ filter: filter as never, limit: 500 })
      return [name, count, total, items.length] as const
    }),
  )
}
