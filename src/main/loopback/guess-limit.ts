/** Counts guesses at the session, so that they cannot be made at will. */
export interface GuessLimit {
  /** Whether so many were wrong lately that none is looked at. */
  readonly isReached: () => boolean
  /** A token or a one-time code was wrong. */
  readonly wrong: () => void
}

/** So many wrong guesses are answered within a minute; a browser with an old session makes a handful. */
export const guessesPerMinute = 30

/** Counts the wrong guesses of the last minute. `now` gives milliseconds of a clock that never goes back. */
export function openGuessLimit(now: () => number): GuessLimit {
  let times: readonly number[] = []
  const recent = () => times.filter((at) => now() - at < 60_000)
  return {
    isReached: () => recent().length >= guessesPerMinute,
    wrong: () => {
      times = [...recent(), now()].slice(-guessesPerMinute)
    },
  }
}
