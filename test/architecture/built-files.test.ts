import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

// `npm test` has built these files.
const out = join(import.meta.dirname, '..', '..', 'out')
const text = (...path: readonly string[]) => readFileSync(join(out, ...path), 'utf8')

/** What a built file and the chunks that it loads at start ask of outside. */
function requirementsOf(folder: string, file: string, seen = new Set<string>()): Set<string> {
  const outside = new Set<string>()
  seen.add(file)
  for (const [, name = ''] of text(folder, file).matchAll(/\brequire\("([^"]+)"\)/g)) {
    if (!name.startsWith('.')) outside.add(name)
    else if (!seen.has(name.slice(2)))
      for (const further of requirementsOf(folder, name.slice(2), seen)) outside.add(further)
  }
  return outside
}

describe('the built main process', () => {
  test('of the desktop needs Electron and Node, and none of the addons of the engine', () => {
    expect([...requirementsOf('main', 'desktop.cjs')].filter((name) => !isBuiltin(name))).toEqual([
      'electron',
    ])
  })

  test.for([
    'engine.cjs',
    'loopback-engine.cjs',
    'cli.cjs',
    'document-worker.cjs',
    'backup-worker.cjs',
    'mail-worker.cjs',
    'spreadsheet-worker.cjs',
  ])('%s brings everything but the native addons', (file) => {
    const addons = ['better-sqlite3', '@node-rs/argon2', '@myriaddreamin/typst-ts-node-compiler']
    const outside = [...requirementsOf('main', file)].filter((name) => !isBuiltin(name))
    expect(outside.filter((name) => !addons.includes(name))).toEqual([])
  })

  test('of the preload script needs Electron alone, as a sandbox demands', () => {
    expect([...requirementsOf('preload', 'preload.cjs')]).toEqual(['electron'])
    expect(readdirSync(join(out, 'preload'))).toEqual(['preload.cjs'])
  })
})

describe('the built window', () => {
  const page = text('renderer', 'index.html')
  const assets = readdirSync(join(out, 'renderer', 'assets'))
  const scripts = assets.filter((name) => name.endsWith('.js'))

  test('has no inline script or style, and one place for the nonce', () => {
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/)
    expect(page.match(/__WARDBOOK_NONCE__/g)).toHaveLength(1)
  })

  test('loads nothing from elsewhere', () => {
    expect(page).not.toMatch(/(src|href)="(?!\/)/)
    for (const name of assets.filter((file) => file.endsWith('.css'))) {
      const css = text('renderer', 'assets', name)
      const places = [...css.matchAll(/url\(["']?([^"')]+)/g)].map(([, place = '']) => place)
      expect(places.filter((place) => !/^(\/assets\/|#|data:)/.test(place))).toEqual([])
      expect(css.includes('@import'), name).toBe(false)
    }
  })

  test('names its files after their content', () => {
    for (const name of assets) expect(name).toMatch(/-[\w-]{8}\.\w+$/)
  })

  test('uses no function that its oldest browser, Chromium 114, lacks', () => {
    const missing =
      /\b((Promise\.(withResolvers|try)|AbortSignal\.any|URL\.(canParse|parse)|Array\.fromAsync|(Object|Map)\.groupBy|Iterator\.from|RegExp\.escape)\()/g
    const all = scripts.map((name) => text('renderer', 'assets', name)).join('\n')
    // Where a browser has none, the window brings its own.
    const isBrought = (call: string) =>
      all.includes(`${call}??=`) || all.includes(`${call}===void 0&&(${call}=`)
    for (const name of scripts) {
      const script = text('renderer', 'assets', name)
      const calls = [...script.matchAll(missing)].filter(({ 1: call = '', index }) => {
        // Libraries look for it before they use it.
        const isLookedFor = script
          .slice(Math.max(0, index - 60), index)
          .includes(`typeof ${call.slice(0, -1)}`)
        return !isLookedFor && !isBrought(call.slice(0, -1))
      })
      expect(calls.map(([call]) => call)).toEqual([])
    }
  })
})
