/**
 * Every refusal that Wardbook expects, with the HTTP status it travels under. The engine throws a code and its
 * parameters; the words stand in `resources/locales/<language>/faults.json`.
 */
export const faultStatus = {
  'invalid-input': 422,
  'not-found': 404,
  'changed-meanwhile': 409,
  'people-read-meanwhile': 409,
  'already-exists': 409,
  'still-in-use': 409,
  forbidden: 403,
  'decision-needs-decider': 403,
  'store-locked': 423,
  'store-already-open': 409,
  'store-in-use': 409,
  'store-not-found': 404,
  'store-exists': 409,
  'store-incomplete': 409,
  'store-newer': 409,
  'store-damaged': 500,
  'store-rolled-back': 409,
  'not-rolled-back': 409,
  'no-checkpoint': 409,
  'export-erased': 409,
  'keyring-damaged': 500,
  'backup-not-found': 404,
  'backup-damaged': 422,
  'backup-not-theirs': 403,
  'backup-folder-missing': 404,
  'folder-blocked': 409,
  'backup-of-another-store': 409,
  'wrong-passphrase': 401,
  'weak-passphrase': 422,
  'wrong-recovery-key': 401,
  'passphrase-temporary': 403,
  'own-access': 409,
  'rotation-unfinished': 409,
  'key-file-missing': 401,
  'key-file-damaged': 422,
  'keychain-unavailable': 409,
  'device-key-unusable': 409,
  throttled: 429,
  offline: 503,
  'address-refused': 403,
  'connector-unreachable': 502,
  'connector-refused': 502,
  'connector-forbidden': 502,
  'connector-throttled': 502,
  'connector-failed': 502,
  'connector-answer-malformed': 502,
  'calendar-unknown': 422,
  'template-broken': 422,
  'letter-incomplete': 422,
  'document-too-large': 422,
  'file-too-large': 413,
  'file-changed': 409,
  'file-not-opened': 403,
  'file-gone': 409,
  'mail-unreadable': 422,
  'spreadsheet-unreadable': 422,
  'import-built-on': 409,
  'import-undone': 409,
  'not-reviewed': 409,
  'disk-full': 507,
  'disk-unsteady': 503,
  'permission-lost': 500,
  cancelled: 499,
  'job-goes-on': 409,
  interrupted: 500,
  'legal-event-stays': 409,
  'under-legal-hold': 409,
  'request-kept': 409,
  'request-blanked': 409,
  'user-unclear': 422,
  unauthorised: 401,
  'engine-unreachable': 503,
  internal: 500,
} as const

export type FaultCode = keyof typeof faultStatus

/** Values that the message of a fault names: a file, a holder, seconds to wait. Never personal data. */
export type FaultParams = Readonly<Record<string, string | number | boolean | null>>

/** One wrong place in an input: the path to it and a key of `faults.issue.*` with its parameters. */
export interface InputIssue {
  readonly path: readonly (string | number)[]
  readonly key: string
  readonly params?: FaultParams
}

interface FaultOptions {
  readonly params?: FaultParams
  readonly issues?: readonly InputIssue[]
  readonly cause?: unknown
}

/** An expected refusal. A bug is a plain `Error` and reaches the user as `internal` with a reference number. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode
  readonly params: FaultParams
  readonly issues: readonly InputIssue[]

  constructor(code: FaultCode, options: FaultOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.params = options.params ?? {}
    this.issues = options.issues ?? []
  }
}
