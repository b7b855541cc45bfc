/**
 * Command line switches with which another program could look into the running window, weaken what it checks, start a
 * program of its own in it, or have what it does written down.
 */
const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'allow-file-access-from-files',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'enable-blink-features',
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-seccomp-filter-sandbox',
  'single-process',
  'in-process-gpu',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'enable-crash-reporter',
  'crash-dumps-dir',
  'ssl-key-log-file',
  'log-net-log',
  'log-file',
  'trace-startup',
] as const

/** The first refused switch that the program was started with; null: none. */
export function refusedSwitch(hasSwitch: (name: string) => boolean): string | null {
  return refusedSwitches.find(hasSwitch) ?? null
}
