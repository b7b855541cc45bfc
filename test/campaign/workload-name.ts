import type { engineWorkloads } from './engine-workloads.ts'
import type { storeWorkloads } from './store-workloads.ts'

export type WorkloadName = keyof typeof engineWorkloads | keyof typeof storeWorkloads
