import * as z from 'zod'
import { usePreference } from '../preferences/use-preference.ts'

/** Whether this user is told of deadlines of this store; off until somebody asks for it. */
export function useNoticesSetting(): [isOn: boolean, set: (isOn: boolean) => void] {
  const [isOn, set] = usePreference('notices', z.boolean(), false)
  return [isOn, (next) => set(next ? true : null)]
}
