import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { command, confirmed, FaultData, job, query } from '../kernel/operation.ts'
import { dpoOnly, editors, everyone, Role } from '../kernel/roles.ts'

export const BackupReason = z.enum(['automatic', 'byHand', 'beforeMigration'])
export type BackupReason = z.infer<typeof BackupReason>

/** A backup in a folder that the rotation looks after. Every one was read back and proved before it got its name. */
export const BackupFile = z.object({
  /** Its file name; the same in both folders. */
  name: z.string(),
  path: z.string(),
  place: z.enum(['store', 'second']),
  bytes: z.int(),
  createdAt: Instant,
  reason: BackupReason,
  /** The rotation removes it on the first opening of the store after this day; the newest one always stays. */
  keptUntilOn: Day,
  /** When a drill last opened it; null: never. */
  drilledAt: Instant.nullable(),
})
export type BackupFile = z.infer<typeof BackupFile>

/** A store as it was before a restore took its place, or a copy of its files from when it was found damaged. */
export const AsideStore = z.object({
  /** The folder's name. */
  name: z.string(),
  kind: z.enum(['replaced', 'damaged']),
  path: z.string(),
  createdAt: Instant,
  /** Of all its files. */
  bytes: z.int(),
})
export type AsideStore = z.infer<typeof AsideStore>

/** Which backups are made by themselves, and how long one is kept. */
export const BackupPolicy = z.object({
  /** Makes one a day while the store is used. */
  automatic: z.boolean(),
  /** Each backup is kept this many days, ... */
  days: z.int().min(1).max(90),
  /** ... the first of a week this many weeks, ... */
  weeks: z.int().min(0).max(52),
  /** ... and the first of a month this many months. */
  months: z.int().min(0).max(60),
  /** Where a second copy of each goes, best on another medium; null: nowhere. */
  secondFolder: z.string().trim().min(1).max(1_000).nullable(),
  /** After this many days a drill is due again; 0: never. */
  drillAfterDays: z.int().min(0).max(366),
})
export type BackupPolicy = z.infer<typeof BackupPolicy>

/** What the window warns of. */
export const BackupStatus = z.object({
  lastAt: Instant.nullable(),
  /** No backup for more than two days, though they are made by themselves; for two weeks, though they are not. */
  isLate: z.boolean(),
  /** What kept the last attempt from its end, when there was none that succeeded after it. */
  failure: z.object({ at: Instant, code: z.string(), ...FaultData.shape }).nullable(),
  /** What kept the copy in the second folder; the backup in the store was made all the same. */
  secondCopyFailed: z.boolean(),
  drilledAt: Instant.nullable(),
  isDrillDue: z.boolean(),
  /** The last drill could not open its backup, or found other numbers in it than it should have. */
  hasDrillFailed: z.boolean(),
})
export type BackupStatus = z.infer<typeof BackupStatus>

/** What is inside a backup, as its manifest says. */
export const BackupContent = z.object({
  program: z.string(),
  schema: z.int(),
  /** Records of each register. */
  records: z.record(z.string(), z.int()),
  audit: z.object({ entries: z.int(), chain: z.string(), lastAt: Instant.nullable(), holds: z.boolean() }),
  /** Bytes of the database. */
  bytes: z.int(),
})

export type BackupContent = z.infer<typeof BackupContent>

/** What the open store has that the backup has not. */
export const BackupLoss = z.object({
  /** Audit entries after the backup. */
  entries: z.int(),
  firstAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  /** Records that were made, changed or removed since, by entity. */
  records: z.record(z.string(), z.int()),
  /** People who are in the backup and were erased since: a restore erases them again. */
  erasedSince: z.int(),
  /** Files of requests that are whole in the backup and were blanked since: a restore blanks them again. */
  blankedSince: z.int(),
  /** People who may not open the store any more, and could again after a restore. */
  usersBack: z.array(z.string()),
  /** The backup ends with an entry that this store has too; false: it is from another line of its history. */
  isOfThisHistory: z.boolean(),
})

export const BackupPreview = z.object({
  path: z.string(),
  bytes: z.int(),
  createdAt: Instant,
  reason: BackupReason,
  storeId: z.string(),
  /** Who can open it: with the passphrase or recovery key of that time. */
  users: z.array(z.object({ id: z.string(), label: z.string(), role: Role })),
  /** Null while nobody has opened it. */
  content: BackupContent.nullable(),
  /** Null unless the store that it is of is open. */
  loss: BackupLoss.nullable(),
})
export type BackupPreview = z.infer<typeof BackupPreview>

/** A store that was made of a backup. */
export const RestoredStore = z.object({
  path: z.string(),
  /** Where the replaced store is now. */
  aside: z.string().nullable(),
  auditEntries: z.int(),
  erasedAgain: z.int(),
  blankedAgain: z.int(),
  /** Whether a ledger of erasures later than the backup was found. */
  hasLedger: z.boolean(),
})
export type RestoredStore = z.infer<typeof RestoredStore>

export const DrillResult = z.object({
  name: z.string(),
  at: Instant,
  seconds: z.number(),
  records: z.int(),
  auditEntries: z.int(),
  /** Every number and the end of the audit log are what the backup says they are, and every signature holds. */
  agrees: z.boolean(),
})
export type DrillResult = z.infer<typeof DrillResult>

/** How a person opens a backup: as they opened the store at that time. */
const key = {
  /** Id or name; null: the only one who can. */
  user: z.string().nullable().default(null),
  passphrase: z.string().max(1_000).nullable().default(null),
  keyFile: z.string().max(1_024).nullable().default(null),
  recoveryKey: z.string().max(1_000).nullable().default(null),
}

export const backupContract = {
  list: query({
    input: z.object({}).prefault({}),
    output: z.object({
      /** The newest first. */
      items: z.array(BackupFile),
      /** Files in these folders that are no whole backups. */
      damaged: z.array(z.string()),
    }),
    roles: everyone,
  }),
  status: query({ input: z.object({}).prefault({}), output: BackupStatus, roles: everyone }),
  /** Makes one in the store's folder and the second one; or in a file elsewhere, which no rotation removes. */
  create: job({
    input: z.object({ to: z.string().min(1).nullable().default(null) }).prefault({}),
    result: z.object({
      path: z.string(),
      bytes: z.int(),
      auditEntries: z.int(),
      secondPath: z.string().nullable(),
      secondFault: z.string().nullable(),
    }),
    roles: editors,
  }),
  remove: command({ input: z.object({ name: z.string().min(1) }), output: z.object({}), roles: dpoOnly }),
  /** What was kept aside of this store, the newest first: nothing removes it by itself. */
  aside: query({
    input: z.object({}).prefault({}),
    output: z.object({ items: z.array(AsideStore) }),
    roles: everyone,
  }),
  /** Removes a store or damaged files that were kept aside, for good; backups that went on in this store stay. */
  removeAside: command({
    input: confirmed({ name: z.string().min(1) }),
    output: z.object({}),
    roles: dpoOnly,
    confirms: true,
  }),
  policy: query({ input: z.object({}).prefault({}), output: BackupPolicy, roles: everyone }),
  changePolicy: command({ input: BackupPolicy, output: BackupPolicy, roles: dpoOnly }),
  /** What can be known without a key of the backups in the folder of a store, which need not open any more. */
  find: query({
    input: z.object({ store: z.string().min(1) }),
    output: z.object({ items: z.array(BackupPreview) }),
    roles: [],
  }),
  /** What can be known of a backup: without a key, with one, and against the store that is open. */
  inspect: query({ input: z.object({ path: z.string().min(1), ...key }), output: BackupPreview, roles: [] }),
  /**
   * Makes a store of a backup in a new folder. With `replace` the store that is there is kept aside under another name.
   * People who were erased since the backup are erased again, and files that were blanked are blanked again, where the ledger of erasures is found.
   */
  restore: command({
    input: z.object({
      path: z.string().min(1),
      to: z.string().min(1),
      replace: z.boolean().default(false),
      ...key,
    }),
    output: RestoredStore,
    roles: [],
  }),
  /** Restores a backup into a folder of its own, opens it, compares it with its manifest, and removes it again. */
  drill: job({
    input: z.object({ name: z.string().min(1).nullable().default(null) }).prefault({}),
    result: DrillResult,
    roles: editors,
  }),
}
