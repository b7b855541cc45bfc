import * as z from 'zod'

/**
 * What a person may do in a store: `dpo` all but deciding in the controller's name; `decider` reads and records the
 * controller's decisions; `contributor` edits registers and tasks; `auditor` reads and exports. GDPR Art. 38(6), 39.
 */
export const Role = z.enum(['dpo', 'decider', 'contributor', 'auditor'])
export type Role = z.infer<typeof Role>

export const everyone: readonly Role[] = Role.options
export const editors: readonly Role[] = ['dpo', 'contributor']
export const dpoOnly: readonly Role[] = ['dpo']
export const deciders: readonly Role[] = ['dpo', 'decider']
/** Everybody who changes records, each their own. */
export const writers: readonly Role[] = ['dpo', 'decider', 'contributor']
