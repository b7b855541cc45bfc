/**
 * The environment that an engine process inherits. Whatever could load foreign code into it, write its memory or its
 * TLS keys to disk, or hand it a secret that was meant for another process, stays outside.
 */
export function childEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !isDangerous(entry[0]),
    ),
  )
}

function isDangerous(name: string): boolean {
  const upper = name.toUpperCase()
  return dangerousNames.has(upper) || dangerousPrefixes.some((prefix) => upper.startsWith(prefix))
}

const dangerousPrefixes = ['NODE_', 'ELECTRON_', 'DYLD_', 'NPM_', 'WARDBOOK_']
const dangerousNames = new Set(['SSLKEYLOGFILE', 'LD_PRELOAD', 'LD_AUDIT'])
