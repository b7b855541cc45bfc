import { createContext, use } from 'react'
import type { Path } from './lens.ts'

/** Where a shown value stands, so that values inside it find their words. */
export interface ShownPath {
  readonly namespace: string
  readonly path: Path
}

export const ShownPathContext = createContext<ShownPath | null>(null)

export function useShownPath(): ShownPath {
  const shown = use(ShownPathContext)
  if (shown === null) throw new Error('a shown value outside of a record')
  return shown
}
