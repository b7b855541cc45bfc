import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findNode, root } from '../../bin/launch.mjs'
import { whyNoDesktop } from '../../scripts/electron-binary.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-launch-'))
  mkdirSync(join(folder, 'here'))
  mkdirSync(join(folder, 'there'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the command line, through its launcher', () => {
  /** Creates a store named by a relative path. */
  const create = (cwd: string, initial: string) => {
    writeFileSync(join(folder, 'passphrase'), 'quiet harbour lantern 47\n')
    const parameters = [
      'create',
      'Own.wardbook',
      '--user',
      'Ana',
      '--country',
      'IE',
      '--passphrase-file',
      join(folder, 'passphrase'),
      '--recovery-key-file',
      join(folder, 'recovery'),
    ]
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'bin', 'wardbook.mjs'), ...parameters],
      {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, INIT_CWD: initial, XDG_STATE_HOME: join(folder, 'state') },
      },
    )
    expect(stderr.replace('wardbook: building\n', '')).not.toMatch(/rror/)
    expect(status).toBe(0)
  }

  test('takes a relative path from where npm was called', () => {
    create(root, join(folder, 'there'))
    expect(existsSync(join(folder, 'there', 'Own.wardbook', 'store.db'))).toBe(true)
  })

  test('takes a relative path from where it was called itself, whatever npm left in the environment', () => {
    create(join(folder, 'here'), join(folder, 'there'))
    expect(existsSync(join(folder, 'here', 'Own.wardbook', 'store.db'))).toBe(true)
  })

  test('takes --json of every command that answers from a store', { timeout: 120_000 }, () => {
    const help = (command: string) =>
      spawnSync(process.execPath, [join(root, 'bin', 'wardbook.mjs'), command, '--help'], {
        cwd: folder,
        encoding: 'utf8',
      }).stdout
    for (const command of [
      'create',
      'procedures',
      'call',
      'sync',
      'report',
      'deadline',
      'assess-breach',
      'check-edpb-form',
      'verify',
      'restore',
    ]) {
      expect(help(command)).toContain('--json')
    }
  })

  test('checks a filled form from the standard input, marks it as a draft and ends with 1 where it breaks a rule', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, 'bin', 'wardbook.mjs'), 'check-edpb-form', '-', '--json', '--language', 'en'],
      { input: '{ "field_3": "a", "field_55": "a" }', encoding: 'utf8' },
    )
    expect(status).toBe(1)
    const { issues, ...told } = JSON.parse(stdout)
    expect(told).toMatchObject({ valid: false, notice: 'EDPB draft v1.0, not a filing form', answered: 2 })
    expect(issues).toContainEqual({
      field: 'field_55',
      rule: 'notOptions',
      text: 'must be a list of different letters from a, b, c',
    })
  })

  test('makes no store when its recovery key could not be written', () => {
    writeFileSync(join(folder, 'passphrase'), 'quiet harbour lantern 47\n')
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'bin', 'wardbook.mjs'),
        'create',
        'Own.wardbook',
        '--country',
        'IE',
        '--passphrase-file',
        'passphrase',
        '--recovery-key-file',
        join('safe', 'recovery'),
      ],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(stderr).toContain(join(folder, 'safe'))
    expect(status).toBe(2)
    expect(existsSync(join(folder, 'Own.wardbook'))).toBe(false)
  })

  test('is silent when whoever reads its result stops early', () => {
    const command = `"${process.execPath}" "${join(root, 'bin', 'wardbook.mjs')}" procedures --json | true`
    const { stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' })
    expect(stderr.replace('wardbook: building\n', '')).toBe('')
  })

  test('passes on how the command ended', () => {
    const { status } = spawnSync(process.execPath, [join(root, 'bin', 'wardbook.mjs'), 'verify', 'nowhere'], {
      cwd: folder,
      env: {
        ...process.env,
        WARDBOOK_PASSPHRASE: 'quiet harbour lantern 47',
        XDG_STATE_HOME: join(folder, 'state'),
      },
    })
    expect(status).toBe(1)
  })
})

test('the Node that runs Wardbook is new enough for its database', () => {
  const node = findNode() ?? ''
  const { stdout } = spawnSync(node, ['-p', 'process.versions.napi'], { encoding: 'utf8' })
  expect(Number(stdout)).toBeGreaterThanOrEqual(10)
})

test('a desktop window is opened where one can be seen', () => {
  expect(whyNoDesktop('linux', {}, 1000)).toBe('there is no display')
  expect(whyNoDesktop('linux', { DISPLAY: ':0' }, 0)).toBe('Electron does not run as root')
  expect(whyNoDesktop('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull()
  expect(whyNoDesktop('darwin', {}, 501)).toBeNull()
  expect(whyNoDesktop('win32', {}, undefined)).toBeNull()
})
