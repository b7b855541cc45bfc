import { RPCLink } from '@orpc/client/fetch'

/** Speaks to the engine by HTTP. `onEnd` is called when the shell no longer knows the session. */
export function httpLink(origin: string, token: string, onEnd: () => void): RPCLink<Record<never, never>> {
  return new RPCLink({
    url: `${origin}/rpc`,
    headers: { authorization: `Bearer ${token}` },
    fetch: async (request, init) => {
      const response = await send(request, { ...init, credentials: 'omit', cache: 'no-store' })
      if (isRefusedSession(response)) onEnd()
      return response
    },
  })
}

/** What is typed is kept also while its page goes away; browsers permit that for 64 KiB. */
async function send(request: Request, init: RequestInit): Promise<Response> {
  const outlives = document.visibilityState === 'hidden' && request.url.endsWith('/preference/set')
  if (!outlives) return fetch(request, init)
  return fetch(request.clone(), { ...init, keepalive: true }).catch(() => fetch(request, init))
}

/** The shell itself refuses a session with a challenge; a fault of the engine under the same status has none. */
export function isRefusedSession(response: Response): boolean {
  return response.status === 401 && response.headers.has('www-authenticate')
}
