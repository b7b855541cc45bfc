import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { TestClient } from '../../support/open-test-store.ts'
import type { OpenConsole } from './open-console.ts'

/** The engine behind an open window, as another window of the same person reaches it: the first learns of each change. */
export async function otherHands({ page, shell }: OpenConsole): Promise<TestClient> {
  const asked = page.waitForRequest((request) => request.headers().authorization !== undefined)
  await page.reload()
  const { authorization = '' } = (await asked).headers()
  const link = new RPCLink({
    url: `${shell.origin}/rpc`,
    headers: { authorization, origin: shell.origin },
  })
  return createORPCClient(link)
}
