/** How much is done: `short` within a minute or two for every change, `long` for a release. */
export type Form = 'short' | 'long'

/** One line of the table at the end. */
export interface Figure {
  readonly what: string
  /** States, runs or places that were looked at. */
  readonly tried: number
  /** Of them, how many went wrong; in a control, how many the campaign caught. */
  readonly bad: number
  /** A control must find something, or the campaign proves nothing. */
  readonly isControl: boolean
  readonly note: string
}

export interface Campaign {
  /** What it needs of the system and does not find; null: nothing is missing. */
  missing(): string | null
  /** @param folder its own, empty; removed afterwards */
  run(folder: string, form: Form, seed: number): Promise<Figure[]>
}

export function passes({ isControl, bad, tried }: Figure): boolean {
  return tried > 0 && (isControl ? bad > 0 : bad === 0)
}

/** How often a long run says how far it is, in milliseconds. */
const pause = 15_000

/** Tells whoever waits for a long run how far it is; a short one ends before it says anything. */
export function progressOf(what: string, total: number): (done: number) => void {
  let last = performance.now()
  return (done) => {
    const now = performance.now()
    if (now - last < pause) return
    last = now
    process.stderr.write(`${what}: ${done} of ${total}\n`)
  }
}

/** Says what went wrong while it runs; the first few of a kind are enough. */
export function complaints(say: (line: string) => void, most = 5): (line: string) => void {
  let said = 0
  return (line) => {
    said += 1
    if (said <= most) say(line)
  }
}
