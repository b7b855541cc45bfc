import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { Confirmation, command, confirmed, job, query } from '../kernel/operation.ts'
import { dpoOnly, everyone } from '../kernel/roles.ts'

/** One way for one person in. */
export const WayIn = z.object({
  type: z.enum(['passphrase', 'recovery', 'device']),
  /** Whether a key file is needed besides. */
  keyFile: z.boolean(),
  /** Given by somebody else; it must be replaced before anything else. */
  temporary: z.boolean(),
})
export type WayIn = z.infer<typeof WayIn>

/**
 * What the operating system's keychain is worth: `desktopOnly`: this shell has none; `none`: the system offers none;
 * `plainText`: it would keep the key under a password that everybody knows.
 */
export const KeychainState = z.enum(['ready', 'desktopOnly', 'none', 'plainText'])
export type KeychainState = z.infer<typeof KeychainState>

/** The text of a key file, as Wardbook makes it. */
export const KeyFileText = z.string().max(1_024)

const NewPassphrase = z.string().max(10_000)
const TypedRecoveryKey = z.string().max(1_000)
const nothing = z.object({})

export const KeyStatus = z.object({
  /** The ways in of the person who asks. */
  waysIn: z.array(WayIn),
  /** When their recovery key, as it is now, was typed back from paper; null: never. */
  recoveryTypedAt: Instant.nullable(),
  keychain: KeychainState,
  /** Whether the key of their way in by a device is kept on this one. */
  deviceHere: z.boolean(),
  /** Counts the rotations, from 1. */
  epoch: z.int(),
  /** Somebody lost the right to keys that they may still hold. */
  rotationDue: z.boolean(),
  /** A rotation has begun and is not finished: it goes on when a `dpo` opens the store or starts it again. */
  rotationBegun: z.boolean(),
  keyringSequence: z.int(),
  /** SHA-256 of `keyring.json`. */
  keyringHash: z.string(),
})
export type KeyStatus = z.infer<typeof KeyStatus>

/** One's own ways in, the recovery key, and the keys of the store. */
export const keyContract = {
  status: query({ input: nothing.prefault({}), output: KeyStatus, roles: everyone }),
  /**
   * Gives the person who calls a new passphrase; their key file stays as it is. The present one is asked for, except
   * where it is unknown or was typed a moment ago: after the recovery key, and while it is a temporary one.
   */
  changePassphrase: command({
    input: z.object({
      next: NewPassphrase,
      passphrase: Confirmation.shape.passphrase.nullable().default(null),
      keyFile: Confirmation.shape.keyFile,
    }),
    output: nothing,
    roles: everyone,
  }),
  /** A passphrase of six words, to propose. Nothing keeps it. */
  proposePassphrase: query({
    input: nothing.prefault({}),
    output: z.object({ passphrase: z.string() }),
    roles: [],
  }),
  /** A new key file, to be saved before it is put into use. Nothing keeps it. */
  proposeKeyFile: query({
    input: nothing.prefault({}),
    output: z.object({ keyFile: KeyFileText }),
    roles: everyone,
  }),
  /** Puts a key file into use beside the passphrase, exchanges it, or (null) does without. */
  changeKeyFile: command({
    input: confirmed({ next: KeyFileText.nullable() }),
    output: nothing,
    roles: everyone,
    confirms: true,
  }),
  /** A new recovery key, to be printed and typed back before it is put into use. Nothing keeps it. */
  proposeRecoveryKey: query({
    input: nothing.prefault({}),
    output: z.object({ recoveryKey: z.string() }),
    roles: dpoOnly,
  }),
  /** Puts a proposed recovery key, typed back from paper, into use; the one before no longer opens. */
  replaceRecoveryKey: command({
    input: confirmed({ recoveryKey: TypedRecoveryKey }),
    output: nothing,
    roles: dpoOnly,
    confirms: true,
  }),
  /** Whether a recovery key, typed back from paper, opens this store for the person who calls; if so, that is remembered. */
  checkRecoveryKey: command({
    input: z.object({ recoveryKey: TypedRecoveryKey }),
    output: z.object({ opens: z.boolean() }),
    roles: dpoOnly,
  }),
  /**
   * Lets the operating system open the store for the person who calls, from this account on this machine, while the
   * program runs in which they typed their passphrase. One device at a time; never the only way in.
   */
  addDeviceKey: command({ input: confirmed({}), output: nothing, roles: everyone, confirms: true }),
  /** Takes that way in back, wherever the device is. */
  removeDeviceKey: command({ input: confirmed({}), output: nothing, roles: everyone, confirms: true }),
  /**
   * A new identity for a `dpo` whose passphrase or recovery key fell into other hands: new key pair, passphrase and
   * recovery key, which is answered once; the old identity is removed. A rotation is due afterwards.
   */
  renewOwn: command({
    input: confirmed({ next: NewPassphrase }),
    output: z.object({ id: id('user'), recoveryKey: z.string() }),
    roles: dpoOnly,
    confirms: true,
  }),
  /** New keys for the whole store, sealed to everybody who remains. Begun, it is always finished. */
  rotate: job({
    input: confirmed({}),
    result: z.object({ epoch: z.int() }),
    roles: dpoOnly,
    confirms: true,
    cancellable: false,
  }),
}
