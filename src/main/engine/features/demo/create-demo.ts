import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createRouterClient, ORPCError } from '@orpc/server'
import type { Creation } from '#shared/contract/events.ts'
import { type Day, dayIn, millisecondsOf, systemClock } from '#shared/kernel/dates.ts'
import { Fault, type FaultCode, type FaultParams, faultStatus } from '#shared/kernel/faults.ts'
import type { Language } from '#shared/kernel/message.ts'
import { accountInProcess } from '../../connector/index.ts'
import type { Engine, EngineOptions } from '../../engine.ts'
import { demoAccount } from './crm/account.ts'
import { CrmFile } from './crm/crm-file.ts'
import { crmScenes } from './crm/crm-scenes.ts'
import { scenesOf } from './scenes.ts'
import { readStory, type Story } from './script.ts'
import { type Client, openStage, type Scene, type Stage } from './stage.ts'
import { calendarFrom, type StoryClock, storyClock, storyIds } from './story-time.ts'

interface Demo {
  readonly path: string
  readonly user: string
  readonly passphrase: string
  readonly organisation: { readonly language: Language }
  /** The reference date: the store looks as it would on the morning of that day. Null: today. */
  readonly asOf: Day | null
}

interface Surroundings {
  /** Makes the engine that tells the story; handed in, because the engine knows this feature and not the other way round. */
  readonly openEngine: (options: EngineOptions) => Promise<Engine>
  readonly announce: (creation: Creation) => void
}

/**
 * Makes a demonstration store: an engine of its own lives through two years of an invented organisation by the same
 * operations that everybody calls, with a clock and identifiers that depend on seed and reference date alone.
 * @throws Fault `store-exists`, `weak-passphrase`, `calendar-unknown` (a reference date for whose years no holidays are
 *   stored), `disk-full`, `permission-lost`; nothing is left behind then
 */
export async function createDemo(
  demo: Demo,
  // Nobody sits at the engine that tells the story, and its clock runs ahead: it neither locks nor asks the system.
  {
    openEngine,
    announce,
    idleness: _idleness,
    keychain: _keychain,
    ...options
  }: EngineOptions & Surroundings,
): Promise<{ readonly recoveryKey: string }> {
  const story = readStory(options.resourcesDir, demo.organisation.language)
  const { seed, begins, organisation } = story.frame
  const zone = organisation.timeZone
  const asOf = demo.asOf ?? dayIn(zone, (options.clock ?? systemClock)())
  const calendar = calendarFrom(asOf, zone, false)
  const time = storyClock(calendar.moment(begins))
  const newId = storyIds(seed, time)
  const account = demoAccount({ story, calendar, clock: time.clock })
  const { stateDir, forget } = ownState(options.stateDir)
  const engine = await openEngine({
    ...options,
    clock: time.clock,
    newId,
    stateDir,
    network: accountInProcess(account),
    demonstration: { asOf },
  })
  const client = createRouterClient(engine.router) as Client
  let unfinished: string | null = null
  try {
    const { session, recoveryKey } = await client.store.create({
      path: demo.path,
      user: demo.user,
      passphrase: demo.passphrase,
      organisation: { ...organisation, language: demo.organisation.language },
    })
    unfinished = session.store.path
    await tell(story, { asOf, time, newId, announce }, openStage(client))
    unfinished = null
    return { recoveryKey }
  } catch (error) {
    throw asFault(error)
  } finally {
    await engine.close()
    if (unfinished !== null) rmSync(unfinished, { recursive: true, force: true })
    forget()
  }
}

interface Telling {
  readonly asOf: Day
  readonly time: StoryClock
  readonly newId: ReturnType<typeof storyIds>
  readonly announce: (creation: Creation) => void
}

/** The scenes are announced in so many parts: often enough to be seen moving. */
const announcements = 100

/** Plays all scenes in the order of their moments, and lets the clock run on to the reference date. */
async function tell(story: Story, { asOf, time, newId, announce }: Telling, stage: Stage): Promise<void> {
  const { frame, words } = story
  const zone = frame.organisation.timeZone
  const properties = (workingDays: boolean) => ({
    calendar: calendarFrom(asOf, zone, workingDays),
    zone,
    words,
    newId,
  })
  const scenes = [
    ...crmScenes(story.file('crm.yaml', CrmFile), properties(true), properties(false).calendar),
    ...story.scripts.flatMap((script) => scenesOf(script, properties(script.workingDays))),
  ].toSorted((one, other) => millisecondsOf(one.at) - millisecondsOf(other.at))
  stage.remember('organisation.own', await stage.client.organisation.get())
  const stride = Math.ceil(scenes.length / announcements)
  for (const [done, scene] of scenes.entries()) {
    if (done % stride === 0) {
      announce({ step: 'story', done, total: scenes.length })
      // The scenes never wait for anything outside: without a pause the windows would hear of all of them at the end.
      await setImmediate()
    }
    time.moveTo(scene.at)
    await played(scene, stage)
  }
  time.moveTo(properties(false).calendar.moment(frame.ends))
}

/** What the machine or the reference date refuses is the caller's to know; everything else is a fault of the story. */
const passedOn: readonly string[] = ['disk-full', 'permission-lost', 'calendar-unknown']

async function played(scene: Scene, stage: Stage): Promise<void> {
  try {
    await scene.play(stage)
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error
    if (passedOn.includes(error.code)) throw error
    const why = `${error.code} ${JSON.stringify(error.data)}`
    throw new Error(`the scene ${scene.name} at ${scene.at} was refused: ${why}`, { cause: error })
  }
}

/** The engine's refusals come through its router; for the caller they are faults again. */
function asFault(error: unknown): unknown {
  if (!(error instanceof ORPCError) || !Object.hasOwn(faultStatus, error.code)) return error
  const { params = {}, issues = [] } = error.data as {
    readonly params?: FaultParams
    readonly issues?: Fault['issues']
  }
  return new Fault(error.code as FaultCode, { params, issues, cause: error })
}

/** The telling engine must not enter a store of the story's time into the user's list of recent stores. */
function ownState(stateDir: string): { readonly stateDir: string; readonly forget: () => void } {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 })
  const own = mkdtempSync(join(stateDir, 'demo-'))
  return { stateDir: own, forget: () => rmSync(own, { recursive: true, force: true }) }
}
