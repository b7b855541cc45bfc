import { functionalUpdate, type Updater } from '@tanstack/react-table'
import { useMemo } from 'react'
import * as z from 'zod'
import { usePreference } from '../preferences/use-preference.ts'
import type { Column } from './column.ts'

const Layout = z.object({
  visibility: z.record(z.string(), z.boolean()),
  sizes: z.record(z.string(), z.number()),
})

type Sizes = Record<string, number>
type Visibility = Record<string, boolean>

export interface ColumnLayout {
  readonly visibility: Visibility
  readonly sizes: Sizes
  /** The person chose columns or widths: all of them stay, and a narrow list scrolls. */
  readonly isOwn: boolean
  readonly setVisibility: (update: Updater<Visibility>) => void
  readonly setSizes: (update: Updater<Sizes>) => void
  /** Back to the columns and widths that the list comes with. */
  readonly reset: () => void
}

/** Which columns a list shows and how wide they are; remembered for the user. */
export function useColumnLayout<Row>(name: string, columns: readonly Column<Row>[]): ColumnLayout {
  const [stored, store] = usePreference(`columns:${name}`, Layout, nothingStored)
  const visibility: Visibility = useMemo(() => {
    const hidden = columns.filter((column) => column.hidden === true).map(({ key }) => [key, false])
    return { ...Object.fromEntries(hidden), ...stored.visibility }
  }, [columns, stored])
  return {
    visibility,
    sizes: stored.sizes,
    isOwn: Object.keys(stored.visibility).length + Object.keys(stored.sizes).length > 0,
    setVisibility: (update) => store({ ...stored, visibility: functionalUpdate(update, visibility) }),
    setSizes: (update) => store({ ...stored, sizes: functionalUpdate(update, stored.sizes) }),
    reset: () => store(null),
  }
}

const nothingStored = { visibility: {}, sizes: {} }
