import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { command, query } from '../kernel/operation.ts'
import { dpoOnly, editors, everyone } from '../kernel/roles.ts'

/** How a call outside ended. `open`: it is under way; `interrupted`: the engine ended before the call did. */
export const CallOutcome = z.enum(['open', 'answered', 'failed', 'refused', 'cancelled', 'interrupted'])
export type CallOutcome = z.infer<typeof CallOutcome>

/**
 * One call that left this machine, or that was kept from leaving. Of the path only what the connector's own file says is
 * kept; query, headers and bodies are not.
 */
export const NetworkCall = z.object({
  id: id('call'),
  at: Instant,
  connectionId: id('connection'),
  /** The connection's name at that time: it can be removed, its calls stay on record. */
  connection: z.string(),
  connector: z.string(),
  /** `DNS`: only the name of the host was looked up; `CONNECT`: the host, a proxy, opened a tunnel to what stands as path. */
  method: z.enum(['DNS', 'CONNECT', 'GET', 'POST']),
  host: z.string(),
  /** A part that the connector's file does not name, such as an identifier, is `*`. */
  path: z.string(),
  /** Null: no answer came. */
  status: z.int().nullable(),
  /** Of the answer, after decompression. */
  bytes: z.int().nonnegative(),
  milliseconds: z.int().nonnegative(),
  outcome: CallOutcome,
  /** Why it failed or was refused, as a key of `network:reason.*`; empty where there is nothing to say. */
  reason: z.string(),
})
export type NetworkCall = z.infer<typeof NetworkCall>

const NetworkStatus = z.object({
  /** Nothing leaves this machine until somebody goes online again. */
  offline: z.boolean(),
})

/** The address of a proxy: scheme, host and port, as administrators hand it out. */
const ProxyAddress = z
  .string()
  .trim()
  .max(300)
  .overwrite((text) => text.replace(/\/$/, ''))
  .regex(/^https?:\/\/([^\s/?#@:[\]]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i)
  .refine(isAddress)

/** `URL.canParse` came to browsers later than the oldest that shows the window. */
function isAddress(text: string): boolean {
  try {
    return new URL(text).host !== ''
  } catch {
    return false
  }
}

/** The proxy by which the store's connections leave the machine. */
export const NetworkProxy = z.object({
  /** Null: other systems are called directly. */
  address: ProxyAddress.nullable(),
  /** Empty: the proxy asks nobody to sign in. */
  user: z.string().trim().max(200),
  hasPassword: z.boolean(),
})
export type NetworkProxy = z.infer<typeof NetworkProxy>

export const networkContract = {
  status: query({ input: z.object({}).prefault({}), output: NetworkStatus, roles: everyone }),
  /**
   * Cuts the store off from the network, or lets it go there again. Going offline stops what is calling; what it
   * committed stays, and every further call is refused as `offline`. The store remembers it.
   */
  setOffline: command({ input: NetworkStatus, output: NetworkStatus, roles: editors }),
  proxy: query({ input: z.object({}).prefault({}), output: NetworkProxy, roles: everyone }),
  /**
   * Sets the proxy by which connections leave, or that there is none. Without `password` the one that is kept stays, but
   * only for the same address and user: it was given for them.
   */
  setProxy: command({
    input: NetworkProxy.omit({ hasPassword: true }).extend({
      user: NetworkProxy.shape.user.default(''),
      password: z.string().max(1_000).nullable().default(null),
    }),
    output: NetworkProxy,
    roles: dpoOnly,
  }),
  /** The calls, the newest first. The oldest go when there are more than 20,000. */
  list: query({
    input: listInput(
      {
        connectionId: z.array(id('connection')),
        outcome: z.array(CallOutcome),
        host: z.array(z.string()),
        atAfter: Instant,
        atBefore: Instant,
      },
      ['at', 'bytes', 'milliseconds'],
    ),
    output: listOutput(NetworkCall),
    roles: everyone,
  }),
}
