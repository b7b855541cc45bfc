import { RPCLink } from '@orpc/client/message-port'
import { type Bridge, portMessage } from '#shared/contract/bridge.ts'

/** Waits for the port that the desktop shell hands this window, and speaks to the engine through it. */
export async function portLink(bridge: Bridge): Promise<RPCLink<Record<never, never>>> {
  const arrived = new Promise<MessagePort>((resolve) => {
    const receive = (event: MessageEvent) => {
      const [port] = event.ports
      if (event.source !== window || event.data !== portMessage || port === undefined) return
      window.removeEventListener('message', receive)
      resolve(port)
    }
    window.addEventListener('message', receive)
  })
  await bridge.connect()
  const port = await arrived
  const link = new RPCLink({ port })
  port.start()
  return link
}
