import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  type ReactTable,
  type Row,
  rowSelectionFeature,
  tableFeatures,
} from '@tanstack/react-table'

/** What our lists use of the table library. Sorting, filtering and paging are the engine's work. */
export const features = tableFeatures({
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSelectionFeature,
})

export type ListTable<T extends object> = ReactTable<typeof features, T>
export type ListRow<T extends object> = Row<typeof features, T>
