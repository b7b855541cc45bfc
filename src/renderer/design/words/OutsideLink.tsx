import { Anchor } from '@mantine/core'
import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEngine } from '../engine-context.ts'

/** Leads out of Wardbook, into the browser; the shell decides whether the address may be opened. */
export function OutsideLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const { host } = useEngine()
  return (
    <Anchor component="button" type="button" size="sm" onClick={() => void host.open(to)} title={to}>
      {children} <ExternalLink size={12} aria-hidden="true" />
    </Anchor>
  )
}
