// The PDF reader calls what Chromium has had since 116 and 126; the window runs in 114 too.

URL.parse ??= (address, base) => {
  try {
    return new URL(address, base)
  } catch {
    return null
  }
}

AbortSignal.any ??= (signals) => {
  const joint = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) joint.abort(signal.reason)
    else signal.addEventListener('abort', () => joint.abort(signal.reason), { signal: joint.signal })
  }
  return joint.signal
}
