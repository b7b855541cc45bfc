const channelName = 'wardbook-activity'
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
/** Activity is told to the other tabs at most this often, in milliseconds. */
const toldEvery = 10_000

/**
 * Calls `onIdle` when nobody touched any tab of Wardbook for `limit` milliseconds, the machine's sleep included. Call
 * the returned function to stop.
 */
export function watchIdleness(limit: number, onIdle: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  let activeAt = Date.now()
  let toldAt = 0
  const seen = () => {
    activeAt = Date.now()
    if (activeAt - toldAt < toldEvery) return
    toldAt = activeAt
    channel.postMessage(null)
  }
  channel.onmessage = () => {
    activeAt = Date.now()
  }
  const timer = setInterval(
    () => {
      if (Date.now() - activeAt < limit) return
      activeAt = Date.now()
      onIdle()
    },
    Math.min(limit, 5_000),
  )
  for (const sign of signs) window.addEventListener(sign, seen, { passive: true, capture: true })
  return () => {
    clearInterval(timer)
    channel.close()
    for (const sign of signs) window.removeEventListener(sign, seen, { capture: true })
  }
}
