import type { Connection } from '../storage/index.ts'

/** Connections that others hold, and the moment at which none is out any more. */
export interface LentReaders {
  open(): Connection
  count(): number
  allReturned(): Promise<void>
}

export function lendReaders(openReader: () => Connection): LentReaders {
  const out = new Set<Connection>()
  let waiting: (() => void)[] = []
  return {
    open: () => {
      const connection = openReader()
      const lent: Connection = {
        ...connection,
        get raw() {
          return connection.raw
        },
        close: () => {
          connection.close()
          out.delete(lent)
          if (out.size > 0) return
          for (const go of waiting) go()
          waiting = []
        },
      }
      out.add(lent)
      return lent
    },
    count: () => out.size,
    allReturned: () => (out.size === 0 ? Promise.resolve() : new Promise((go) => waiting.push(go))),
  }
}
