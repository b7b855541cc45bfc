const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
/** Activity is told at most this often, in milliseconds; the shortest idle time is six times as long. */
const toldEvery = 10_000

/**
 * Calls `tell` when somebody touched this window: at once, then at most every ten seconds, the last touch included. Call
 * the returned function to stop.
 */
export function watchActivity(tell: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isTold = true
  const pause = () => {
    timer = setTimeout(() => {
      timer = undefined
      if (isTold) return
      isTold = true
      tell()
      pause()
    }, toldEvery)
  }
  const seen = () => {
    if (timer === undefined) {
      tell()
      pause()
    } else isTold = false
  }
  for (const sign of signs) window.addEventListener(sign, seen, { passive: true, capture: true })
  return () => {
    clearTimeout(timer)
    for (const sign of signs) window.removeEventListener(sign, seen, { capture: true })
  }
}
