import * as z from 'zod'
import { usePreference } from '../preferences/use-preference.ts'
import { filterWithSearch, type ListState } from './use-list-state.ts'

const SavedView = z.object({
  name: z.string(),
  /** With what is searched for in it: a saved view stands in the encrypted store. */
  filter: z.record(z.string(), z.json()),
  sort: z.array(z.object({ column: z.string(), direction: z.enum(['asc', 'desc']) })),
})
type SavedView = z.infer<typeof SavedView>

/** The views of a list that the user saved. */
export function useSavedViews(list: string) {
  const [views, store] = usePreference(`views:${list}`, z.array(SavedView), noViews)
  return {
    views: views.map(({ filter: { search = '', ...filter }, ...view }) => ({
      ...view,
      filter,
      search: typeof search === 'string' ? search : '',
    })),
    save: (name: string, state: ListState) =>
      store([
        ...views.filter((other) => other.name !== name),
        SavedView.parse({ name, filter: filterWithSearch(state), sort: state.sort }),
      ]),
    drop: (name: string) => store(views.filter((other) => other.name !== name)),
  }
}

/** A saved view as the list's address names it, apart from those that the list comes with. */
export function savedViewKey(name: string): string {
  return `:${name}`
}

const noViews: SavedView[] = []
