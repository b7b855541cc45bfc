import { expect, test } from 'vitest'
import { metaOf, operations } from '#shared/contract/operations.ts'
import type { Role } from '#shared/kernel/roles.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore, type TestStore } from '../../support/open-test-store.ts'
import { addPerson, reopenAs } from '../../support/people.ts'

/**
 * Who may do what, decided by hand from product.md section 1. An operation that stands in no group fails the test until
 * somebody has decided.
 */
const groups: readonly { readonly may: readonly Role[]; readonly what: string }[] = [
  {
    // Before a store is open there are no roles.
    may: ['dpo', 'decider', 'contributor', 'auditor'],
    what: `store.session store.recent store.inspect store.create store.unlock store.forget store.lock store.touch
      event.subscribe key.proposePassphrase organisation.regions dueList.across dueList.dismiss backup.find backup.inspect backup.restore`,
  },
  {
    // Everybody reads and exports, keeps their own preferences and ways in, and stops what they started.
    may: ['dpo', 'decider', 'contributor', 'auditor'],
    what: `store.verify user.list key.status idleLock.get deadlinePolicy.get organisation.get system.list system.get connection.list
      connection.get connection.connectors person.erasures person.cleansing dataset.list dataset.get field.list field.get snapshot.list
      snapshot.compare person.list processingActivity.list processingActivity.get processingActivity.missing
      requestImport.list requestRetention.policy requestRetention.preview requestStatistics.get rightsRequest.list rightsRequest.get rightsRequest.clock rightsRequest.plan rightsRequest.similar
      securityIncident.list securityIncident.get breach.list breach.get breach.clock breach.notifications breach.assessment breach.form breach.edpbTemplates breach.filingSheets reportingDuty.list reportingDuty.get reportingDuty.of affectedPeople.of authorityFile.list authorityFile.get
      legalHold.list legalHold.get vendor.list
      vendor.get task.list task.get dashboard.today dashboard.digest dashboard.dismissDigest calendar.list calendar.export dueList.get search.find document.list document.preview document.content
      document.identify document.create letter.list letter.get letter.ofIncident letter.kinds letter.draft letterTemplate.list letterTemplate.get letterTemplate.preview
      attachment.list attachment.get
      attachment.content attachment.open network.status network.proxy network.list preference.all preference.set job.list job.get job.cancel audit.list
      audit.state audit.verify audit.check audit.export audit.verifier audit.proof audit.checkpoints audit.checkpoint
      audit.checkpointPaper audit.keepCheckpoint
      key.changePassphrase key.proposeKeyFile key.changeKeyFile key.addDeviceKey key.removeDeviceKey backup.list backup.status
      backup.policy backup.aside`,
  },
  {
    // Registers and tasks.
    may: ['dpo', 'contributor'],
    what: `system.create system.update system.remove connection.create connection.update
      connection.setSecret connection.test connection.discover connection.sync dataset.create dataset.update
      dataset.remove field.create field.update field.remove field.decide person.reveal processingActivity.create
      processingActivity.update processingActivity.remove processingActivity.duplicate rightsRequest.create rightsRequest.readMail rightsRequest.createFromMail
      requestImport.preview requestImport.run requestImport.undo
      rightsRequest.update rightsRequest.recordEvent rightsRequest.makeTasks
      securityIncident.create securityIncident.update securityIncident.triage breach.create breach.update breach.recordEvent breach.file breach.addReceipt breach.chooseAuthorities breach.assess breach.answerForm affectedPeople.offered affectedPeople.count affectedPeople.keep reportingDuty.add reportingDuty.enter letter.make letter.dispatch letter.settle
      authorityFile.create
      authorityFile.update authorityFile.remove vendor.create
      vendor.update vendor.remove attachment.add attachment.update attachment.remove network.setOffline task.create task.update task.remove
      backup.create backup.drill person.cleanse`,
  },
  {
    // The controller's decisions; the DPO records those of a named decider.
    may: ['dpo', 'decider'],
    what: 'processingActivity.approve breach.decide rightsRequest.refuse',
  },
  {
    // An undo needs besides the role of what it undoes.
    may: ['dpo', 'decider', 'contributor'],
    what: 'audit.revert',
  },
  {
    // People, keys, purge, and what the DPO answers for.
    may: ['dpo'],
    what: `user.add user.remove user.changeRole key.proposeRecoveryKey key.replaceRecoveryKey key.checkRecoveryKey key.renewOwn
      key.rotate connection.remove network.setProxy idleLock.change dueList.change deadlinePolicy.preview deadlinePolicy.change requestRetention.change requestRetention.blank letterTemplate.change letterTemplate.reset organisation.update audit.acknowledgeRollback breach.advise rightsRequest.advise rightsRequest.findSubject rightsRequest.saveDisclosure rightsRequest.remove breach.remove securityIncident.remove legalHold.place legalHold.lift
      backup.remove backup.removeAside backup.changePolicy person.previewErasure person.erase person.endSuppression`,
  },
]

const decided = new Map(groups.flatMap(({ may, what }) => what.split(/\s+/).map((name) => [name, may])))

test('every operation has been decided upon, and nothing else', () => {
  expect([...decided.keys()].toSorted()).toEqual([...operations.keys()].toSorted())
})

test.each(['dpo', 'decider', 'contributor', 'auditor'] as const)(
  'as %s the router lets through what was decided and refuses the rest',
  async (role) => {
    const store = await openTestStore()
    if (role !== 'dpo') {
      const { temporaryPassphrase } = await addPerson(store, 'Other', role)
      await reopenAs(store, 'Other', temporaryPassphrase)
    }
    for (const [name, may] of decided) {
      expect(await outcomeOf(store, name), name).toBe(may.includes(role) ? 'invalid-input' : 'forbidden')
    }
  },
)

test('people, keys and roles ask for the passphrase again, and so do no others', () => {
  const asking = [...operations.keys()].filter((name) => metaOf(name)?.confirms)
  expect(asking).toEqual([
    ...['user.add', 'user.remove', 'user.changeRole', 'key.changeKeyFile', 'key.replaceRecoveryKey'],
    ...[
      'key.addDeviceKey',
      'key.removeDeviceKey',
      'key.renewOwn',
      'key.rotate',
      'person.erase',
      'requestRetention.blank',
      'backup.removeAside',
    ],
  ])
})

test('who was given a passphrase replaces it before anything else', async () => {
  const store = await openTestStore()
  const { temporaryPassphrase } = await addPerson(store, 'Bo', 'contributor')
  await store.client.store.lock()
  const session = await store.client.store.unlock({
    path: store.folder,
    user: 'Bo',
    passphrase: temporaryPassphrase,
  })
  expect(session).toMatchObject({ mustReplacePassphrase: true, user: { role: 'contributor' } })
  for (const [name, may] of decided) {
    const isOpen = metaOf(name)?.roles.length === 0 || name === 'key.changePassphrase'
    const expected = isOpen
      ? 'invalid-input'
      : may.includes('contributor')
        ? 'passphrase-temporary'
        : 'forbidden'
    expect(await outcomeOf(store, name), name).toBe(expected)
  }
  await store.client.key.changePassphrase({ next: passphrase })
  expect(await store.client.store.session()).toMatchObject({ mustReplacePassphrase: false })
  expect(await store.client.vendor.list()).toMatchObject({ items: [] })
})

/** What an operation says to an input that none accepts: the role is asked first, so nothing is ever done. */
async function outcomeOf({ call }: TestStore, name: string): Promise<string> {
  try {
    await call(name, 0)
    return 'done'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}
