export { openBackupKey, sealBackupKey } from './backup-key.ts'
export { calibrateKdf } from './calibrate.ts'
export type { Change, ChangeAt } from './change.ts'
export { type CreatedKeyring, createKeyring, type NewKeyring, newStoreId } from './create.ts'
export { openCredential, sealCredential } from './credential.ts'
export { newPassphrase } from './generated-passphrase.ts'
export { defaultKdfCost, type KdfCost } from './kdf.ts'
export { newKeyFile } from './key-file.ts'
export { verifySignature } from './key-pair.ts'
export { type FoundKeyring, readKeyringFile, writeKeyringFile } from './keyring-file.ts'
export {
  type Credentials,
  type ListedUser,
  listUsers,
  openKeyring,
  readSigningKeys,
  readUsers,
} from './open.ts'
export {
  addDeviceKey,
  changeKeyFile,
  changePassphrase,
  checkRecoveryKey,
  confirmPassphrase,
  removeDeviceKey,
  replaceRecoveryKey,
  strengthenPassphraseSlot,
} from './own-slots.ts'
export { requireStrongPassphrase } from './passphrase.ts'
export { addUser, changeRole, type NewUser, removeUser } from './people.ts'
export { newRecoveryKey } from './recovery-key.ts'
export { type RenewedKeys, renewOwnKeys } from './renew.ts'
export { beginRotation, finishRotation } from './rotate.ts'
export { advance, type Session, type StoreKeys } from './session.ts'
export { openThrottle, type Throttle } from './throttle.ts'
