import * as z from 'zod'
import { usePreference } from '../preferences/use-preference.ts'

const SavedView = z.object({
  name: z.string(),
  filter: z.record(z.string(), z.json()),
  sort: z.array(z.object({ column: z.string(), direction: z.enum(['asc', 'desc']) })),
})
type SavedView = z.infer<typeof SavedView>

/** The views of a list that the user saved. */
export function useSavedViews(list: string) {
  const [views, store] = usePreference(`views:${list}`, z.array(SavedView), noViews)
  return {
    views,
    save: (name: string, filter: unknown, sort: unknown) =>
      store([...views.filter((other) => other.name !== name), SavedView.parse({ name, filter, sort })]),
    drop: (name: string) => store(views.filter((other) => other.name !== name)),
  }
}

/** A saved view as the list's address names it, apart from those that the list comes with. */
export function savedViewKey(name: string): string {
  return `:${name}`
}

const noViews: SavedView[] = []
