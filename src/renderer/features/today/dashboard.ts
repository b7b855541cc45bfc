import type * as z from 'zod'
import type { dashboardContract } from '#shared/contract/dashboard.ts'

type OutputOf<P> = P extends { '~orpc': { outputSchema?: infer S } } ? z.output<Extract<S, z.ZodType>> : never

/** Everything that Today shows. */
export type Dashboard = OutputOf<typeof dashboardContract.today>
