import { expect, test } from 'vitest'
import { userLimit } from '#engine/keyring/format.ts'
import { addDeviceKey, beginRotation } from '#engine/keyring/index.ts'
import { keyringLimit, parseKeyring, writeKeyring } from '#engine/keyring/keyring-bytes.ts'
import { activeUserLimit, requireRoom } from '#engine/keyring/membership.ts'
import { idMaker } from '#shared/kernel/ids.ts'
import { later, newKeyring, now, outcomeOf, repeatableRandom } from './keyrings.ts'

const random = repeatableRandom('ids')
const newId = idMaker(
  () => 0,
  (bytes) => random(bytes.length),
)

test('a keyring that holds as many people as the rules allow, in the midst of a rotation, is still readable', async () => {
  const { session } = await newKeyring()
  const withDevice = await addDeviceKey(session, { now })
  const { checksum: _, ...keyring } = parseKeyring(beginRotation(withDevice.session, { now: later }).bytes)
  const { charter, slots } = keyring.body
  const founder = charter.users.filter((user) => user.id === charter.by)
  const crowd = Array.from({ length: userLimit - 1 }, (_, place) => {
    const removed = place >= activeUserLimit - 1
    const label = `${'漢'.repeat(77)}${place}`
    return founder.map((user) => ({
      ...user,
      id: newId('user'),
      label,
      status: removed ? ('removed' as const) : ('active' as const),
      removedAt: removed ? later : null,
    }))
  }).flat()
  const active = crowd.filter((user) => user.status === 'active')
  const full = writeKeyring({
    ...keyring,
    body: {
      ...keyring.body,
      slots: [...slots, ...active.flatMap(({ id }) => slots.map((slot) => ({ ...slot, user: id })))],
      charter: {
        ...charter,
        users: [...charter.users, ...crowd],
        grants: [
          ...charter.grants,
          ...active.flatMap(({ id }) => charter.grants.map((grant) => ({ ...grant, user: id }))),
        ],
      },
    },
  })
  expect([slots.length, charter.grants.length, active.length]).toEqual([3, 4, 39])
  expect(full.length).toBeLessThan(keyringLimit)
  const users = parseKeyring(full).body.charter.users
  expect(await outcomeOf(() => requireRoom(users))).toBe('invalid-input')
  expect(await outcomeOf(() => requireRoom(users.slice(1)))).toBe('opened')
  expect(await outcomeOf(() => requireRoom(users.slice(0, activeUserLimit)))).toBe('invalid-input')
  expect(await outcomeOf(() => requireRoom(users.slice(0, activeUserLimit - 1)))).toBe('opened')
})
