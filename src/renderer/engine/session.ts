import { answerOtherTabs, askOtherTabs } from './other-tabs.ts'

/** How a page of the loopback shell came to its session. */
export interface Arrival {
  /** Null: there is none. */
  readonly token: string | null
  /** The store named by the address; null: none. */
  readonly store: string | null
  /** Forgets the session, because the shell no longer knows it. */
  readonly end: () => void
}

const storageKey = 'wardbook-session'

/**
 * Finds the session of this page: the one-time code of the address, what this tab had before it was loaded again, or
 * what another open tab has. The code leaves the address and the history before anything else happens.
 */
export async function arrive(): Promise<Arrival> {
  const fragment = new URLSearchParams(location.hash.slice(1))
  const code = fragment.get('code')
  if (code !== null) history.replaceState(null, '', location.pathname + location.search)
  const token =
    (await exchange(code)) ?? (await stillKnown(sessionStorage.getItem(storageKey))) ?? (await askOtherTabs())
  const end = () => {
    sessionStorage.removeItem(storageKey)
    location.reload()
  }
  if (token !== null) {
    sessionStorage.setItem(storageKey, token)
    answerOtherTabs(token)
  }
  return { token, store: fragment.get('store'), end }
}

async function exchange(code: string | null): Promise<string | null> {
  if (code === null) return null
  const response = await post('/session', {}, { code })
  if (!response.ok) return null
  const answer: unknown = await response.json()
  return answer !== null &&
    typeof answer === 'object' &&
    'token' in answer &&
    typeof answer.token === 'string'
    ? answer.token
    : null
}

/** `token` if the shell still knows it: after its restart on the same port it does not. */
async function stillKnown(token: string | null): Promise<string | null> {
  if (token === null) return null
  const response = await post('/rpc/store/session', { authorization: `Bearer ${token}` }, { json: {} })
  return response.status === 401 ? null : token
}

function post(path: string, headers: Readonly<Record<string, string>>, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    credentials: 'omit',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
