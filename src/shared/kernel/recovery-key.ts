/** The digits and letters of a recovery key: Crockford's base 32, without the letters that look like others. */
export const recoveryAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How long a printed recovery key is: 13 groups of 4 characters and 2 check characters. */
export const recoveryKeyLength = 54

/** What people typed of a recovery key, without what does not matter: case, spaces, dashes, O for 0, I and L for 1. */
export function plainRecoveryKey(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

/** Four characters of a recovery key, as they stand together on paper. */
export interface RecoveryGroup {
  /** Counted from 1. */
  readonly place: number
  readonly text: string
}

/** A recovery key, or what was typed of it so far, in the groups of the paper. */
export function recoveryGroups(key: string): readonly RecoveryGroup[] {
  return (plainRecoveryKey(key).match(/.{1,4}/g) ?? []).map((text, before) => ({ place: before + 1, text }))
}

/** How a group that was typed stands against the paper: `open` while it agrees as far as it goes. */
export type GroupState = 'right' | 'wrong' | 'open'

/** Each group that was typed, and whether it is what it should be; characters beyond the last one make a wrong group. */
export function compareRecoveryKey(
  key: string,
  typed: string,
): readonly (RecoveryGroup & { readonly state: GroupState })[] {
  const wanted = recoveryGroups(key)
  return recoveryGroups(typed).map((group) => ({
    ...group,
    state: stateOf(group.text, wanted[group.place - 1]?.text ?? ''),
  }))
}

function stateOf(text: string, wanted: string): GroupState {
  if (text === wanted) return 'right'
  return wanted.startsWith(text) ? 'open' : 'wrong'
}
