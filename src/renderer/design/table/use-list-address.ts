import { useNavigate, useSearch } from '@tanstack/react-router'
import { useLayoutEffect, useRef, useState } from 'react'
import * as z from 'zod'
import type { Narrowing } from './use-list-state.ts'

const Address = z.object({
  filter: z
    .record(z.string(), z.unknown())
    // An address that somebody made names no person either.
    .transform(({ search: _, ...filter }) => filter)
    .catch({}),
  sort: z.array(z.object({ column: z.string(), direction: z.enum(['asc', 'desc']) })).catch([]),
  view: z.string().nullable().catch(null),
})

/**
 * What the address says of a list, and how to change it. The address follows a change a moment later; until then the
 * change itself counts, so that two quick ones add up and the screen never falls behind the hands.
 */
export function useListAddress(): readonly [Narrowing, (next: Partial<Narrowing>) => void] {
  const address = Address.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const [ahead, setAhead] = useState<Narrowing | null>(null)
  const latest = useRef<Narrowing>(address)
  const written = useRef<readonly string[]>([])
  const stands = JSON.stringify(address)
  useLayoutEffect(() => {
    // Back, Forward or a link wrote another address than ours: it counts.
    const ours = written.current.indexOf(stands)
    written.current = ours === -1 ? [] : written.current.slice(ours + 1)
    if (written.current.length > 0) return
    latest.current = Address.parse(JSON.parse(stands))
    setAhead(null)
  }, [stands])
  const narrow = (next: Partial<Narrowing>) => {
    const changed = { ...latest.current, ...next }
    const text = JSON.stringify(changed)
    latest.current = changed
    if (text === (written.current.at(-1) ?? stands)) return
    written.current = [...written.current, text]
    setAhead(changed)
    void navigate({
      to: '.',
      replace: true,
      search: (previous: Record<string, unknown>) => tidy({ ...previous, ...changed }),
    })
  }
  return [ahead ?? address, narrow]
}

/** Leaves out what says nothing, so that addresses stay short. */
function tidy(search: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(search).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        !(typeof value === 'object' && Object.keys(value).length === 0),
    ),
  )
}
