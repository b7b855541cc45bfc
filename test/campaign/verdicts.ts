import { complaints, type Figure } from './campaign.ts'

/** How damage was noticed. Unnoticed in use, or read as another value, is what must never be. */
export type Verdict = 'open' | 'head' | 'read' | 'verify' | 'unused' | 'WRONG VALUE' | 'UNNOTICED'

/** Counts the verdicts of one kind of damage. */
export function verdictsOn(what: string) {
  const counts = new Map<Verdict, number>()
  const complain = complaints((line) => process.stderr.write(`${line}\n`))
  const sum = (counted: (verdict: Verdict) => boolean) =>
    [...counts].reduce((total, [verdict, count]) => total + (counted(verdict) ? count : 0), 0)
  const note = () => [...counts].map(([verdict, count]) => `${verdict} ${count}`).join(', ')
  return {
    add: (verdict: Verdict, place: string) => {
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
      if (isBad(verdict) && place !== '') complain(`${what}, ${place}: ${verdict}`)
    },
    figure: (): Figure => ({ what, tried: sum(() => true), bad: sum(isBad), isControl: false, note: note() }),
    /** Of a control: how often another value was read. */
    control: (): Figure => ({
      what,
      tried: sum(() => true),
      bad: sum((verdict) => verdict === 'WRONG VALUE'),
      isControl: true,
      note: note(),
    }),
  }
}

function isBad(verdict: Verdict): boolean {
  return verdict === 'WRONG VALUE' || verdict === 'UNNOTICED'
}
