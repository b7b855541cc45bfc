import type { systemContract } from '#shared/contract/system.ts'
import type { HandlersOf } from '../../router/index.ts'
import { registerHandlers } from '../register.ts'

export const systemHandlers: HandlersOf<typeof systemContract> = registerHandlers('system')
