import { Fault } from '#shared/kernel/faults.ts'

/** A state machine of `resources/law/states`. */
type States<S extends string> = Readonly<Record<S, { readonly to: readonly string[] }>>

/** @throws Fault `invalid-input` when the machine has no way from one state to the other */
export function requireTransition<S extends string>(states: States<S>, from: S, to: S): void {
  if (from === to || states[from].to.includes(to)) return
  throw new Fault('invalid-input', {
    issues: [{ path: ['status'], key: 'noTransition', params: { from, to } }],
  })
}
