import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder of this user for what belongs to no store: recent stores, failed attempts, place of the window. */
export function userStateFolder(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home = homedir(),
): string {
  if (platform === 'win32')
    return join(environment.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Wardbook')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Wardbook')
  return join(environment.XDG_STATE_HOME || join(home, '.local', 'state'), 'wardbook')
}
