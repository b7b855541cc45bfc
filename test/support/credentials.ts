export const passphrase = 'tulip orbit marble seven kites'

/** The lowest costs that a keyring may have: tests of other parts are not about the derivation. */
export const lowestKdf = { memoryKiB: 65_536, passes: 2, lanes: 1 }
