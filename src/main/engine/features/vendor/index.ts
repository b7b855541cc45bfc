import type { vendorContract } from '#shared/contract/vendor.ts'
import type { HandlersOf } from '../../router/index.ts'
import { registerHandlers } from '../register.ts'

export const vendorHandlers: HandlersOf<typeof vendorContract> = registerHandlers('vendor')
