import { eventIterator, oc } from '@orpc/contract'
import { implement } from '@orpc/server'
import * as z from 'zod'
import { EngineEvent } from '#shared/contract/events.ts'
import { Session } from '#shared/contract/store.ts'
import { command, query } from '#shared/kernel/operation.ts'

/** Operations under the real contract's names, small enough to show the transport alone. */
export const toyContract = {
  store: {
    session: query({ input: z.object({}).prefault({}), output: Session.nullable(), roles: [] }),
    lock: command({ input: z.object({}).prefault({}), output: z.object({}), roles: [], audit: 'none' }),
  },
  echo: {
    /** Gives back what came, bytes included, with the process that answered. */
    text: oc.input(z.object({ text: z.string() })).output(z.object({ text: z.string(), pid: z.int() })),
    file: oc.input(z.object({ file: z.file() })).output(z.file()),
    fault: query({ input: z.object({ code: z.string() }), output: z.object({}), roles: [] }),
    bug: oc.input(z.object({})).output(z.object({})),
  },
  event: {
    subscribe: oc.input(z.object({}).prefault({})).output(eventIterator(EngineEvent)),
  },
}

/** An engine that keeps nothing. `onLock` is what the shell gives a real one as `requestLock`. */
export function toyRouter(onLock: () => void) {
  const os = implement(toyContract)
  return os.router({
    store: {
      session: os.store.session.handler(() => null),
      lock: os.store.lock.handler(() => {
        onLock()
        return {}
      }),
    },
    echo: {
      text: os.echo.text.handler(({ input }) => ({ text: input.text, pid: process.pid })),
      file: os.echo.file.handler(({ input }) => input.file),
      fault: os.echo.fault.handler(({ errors }) => {
        throw errors['store-in-use']({
          data: { params: { user: 'Ana', seconds: 3 }, issues: [], reference: null },
        })
      }),
      bug: os.echo.bug.handler(() => {
        throw new Error('SELECT secret FROM /home/ana')
      }),
    },
    event: {
      subscribe: os.event.subscribe.handler(async function* ({ signal }) {
        yield { type: 'changed', entities: ['processingActivity'] }
        while (!signal?.aborted) {
          yield { type: 'heartbeat' }
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      }),
    },
  })
}
