import * as z from 'zod'

const channelName = 'wardbook-session'
/** How long a new tab waits for another one to answer, in milliseconds. */
const answerTime = 500

const TabMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ask') }),
  z.object({ kind: z.literal('answer'), token: z.string() }),
])
type TabMessage = z.infer<typeof TabMessage>

/** The session of another open tab of the same address, or null when none answers. */
export function askOtherTabs(): Promise<string | null> {
  const channel = new BroadcastChannel(channelName)
  return new Promise<string | null>((resolve) => {
    channel.onmessage = ({ data }) => {
      const message = TabMessage.safeParse(data)
      if (message.success && message.data.kind === 'answer') resolve(message.data.token)
    }
    setTimeout(() => resolve(null), answerTime)
    channel.postMessage({ kind: 'ask' } satisfies TabMessage)
  }).finally(() => channel.close())
}

/** Gives the session to further tabs of the same address while this page is open. */
export function answerOtherTabs(token: string): void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = ({ data }) => {
    const message = TabMessage.safeParse(data)
    if (message.success && message.data.kind === 'ask')
      channel.postMessage({ kind: 'answer', token } satisfies TabMessage)
  }
}
