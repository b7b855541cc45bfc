import type { Report } from '../../document/index.ts'
import type { WordsOf } from '../../language/index.ts'
import { type OpenStore, signerOf } from '../../store/index.ts'
import type { RevertRules } from './revert.ts'

/** What the handlers of the audit log work with. */
export interface AuditParts {
  readonly resourcesDir: string
  readonly wordsOf: WordsOf
  readonly revertRules: RevertRules
  /** The store that is open. */
  store(): OpenStore
  /** A report as PDF. */
  print(report: Report, signal: AbortSignal): Promise<Uint8Array>
}

/** What a person is called; somebody of whom nothing is known keeps the identifier. */
export function labelIn({ keyring }: OpenStore, userId: string): string {
  return keyring.labels.get(userId) ?? userId
}

/** What stands around the log in a file for outside: the store, everybody who ever signed, and who signs now. */
export function exportSurroundings(store: OpenStore) {
  const { storeId, publicKeys } = store.keyring
  return {
    storeId,
    signer: signerOf(store.keyring),
    users: [...publicKeys].map(([id, signingKey]) => ({ id, signingKey, label: labelIn(store, id) })),
  }
}
