import type { backupWorkloads } from './backup-workloads.ts'
import type { engineWorkloads } from './engine-workloads.ts'
import type { storeWorkloads } from './store-workloads.ts'
import type { syncWorkloads } from './sync-workloads.ts'

export type WorkloadName =
  | keyof typeof engineWorkloads
  | keyof typeof storeWorkloads
  | keyof typeof backupWorkloads
  | keyof typeof syncWorkloads
