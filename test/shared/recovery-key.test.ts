import { expect, test } from 'vitest'
import { compareRecoveryKey, plainRecoveryKey, recoveryGroups } from '#shared/kernel/recovery-key.ts'

const key = '1A2B-3C4D-5E6F-7G8H-9J0K-1M2N-3P4Q-5R6S-7T8V-9W0X-1Y2Z-3A4B-5C6D-7E'

test('a recovery key stands on paper in thirteen groups of four and one of two', () => {
  const groups = recoveryGroups(key)
  expect(groups.map(({ text }) => text.length)).toEqual([...Array(13).fill(4), 2])
  expect(groups.at(0)).toEqual({ place: 1, text: '1A2B' })
  expect(groups.at(-1)).toEqual({ place: 14, text: '7E' })
})

test('case, spaces, dashes and letters that look like digits do not matter', () => {
  expect(plainRecoveryKey(' 1a2b–3c4d oIl ')).toBe('1A2B3C4D011')
})

test('each group that was typed is told as soon as it is there', () => {
  const states = (typed: string) => compareRecoveryKey(key, typed).map(({ state }) => state)
  expect(states('1a2b 3c')).toEqual(['right', 'open'])
  expect(states('1a2b 3d')).toEqual(['right', 'wrong'])
  expect(states(key).every((state) => state === 'right')).toBe(true)
  expect(states(`${key}-7`).at(-1)).toBe('wrong')
  expect(states(`${key.replace('5E6F', '5E6G')}`).indexOf('wrong')).toBe(2)
  expect(states('')).toEqual([])
})
