/**
 * Until a checkpoint, what was committed stands in the write-ahead log alone, and what was removed still stands there.
 * Milliseconds.
 */
const dueAfter = { commit: 30_000, removal: 5_000 }

/** Runs a checkpoint soon after what was written; more writing never puts it off. */
export interface CheckpointTimer {
  after(written: keyof typeof dueAfter): void
  stop(): void
}

export function checkpointTimer(checkpoint: () => Promise<void>): CheckpointTimer {
  let timer: NodeJS.Timeout | undefined
  let dueAt = Number.POSITIVE_INFINITY
  const stop = () => {
    clearTimeout(timer)
    dueAt = Number.POSITIVE_INFINITY
  }
  return {
    stop,
    after: (written) => {
      const wantedAt = performance.now() + dueAfter[written]
      if (wantedAt >= dueAt) return
      stop()
      dueAt = wantedAt
      timer = setTimeout(() => {
        dueAt = Number.POSITIVE_INFINITY
        // One that fails loses nothing: the log keeps what was committed, and the next command meets the same disk.
        checkpoint().catch(() => undefined)
      }, dueAfter[written]).unref()
    },
  }
}
