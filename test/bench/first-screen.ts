import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { type Figures, milliseconds } from './timing.ts'

const cli = join(import.meta.dirname, '../../out/main/cli.cjs')

/** From starting the loopback shell to a screen that takes input, in a browser that is already running. Aim: below 2 s. */
export async function benchFirstScreen(folder: string): Promise<Figures> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (!existsSync(executablePath) || !existsSync(cli)) return { 'first screen': 'needs a build and Chromium' }
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  const page = await browser.newPage()
  const start = performance.now()
  const shell = spawn(process.execPath, [cli, 'serve', '--no-browser'], {
    env: { ...process.env, XDG_STATE_HOME: join(folder, 'state') },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  try {
    const address = await new Promise<string>((found) => {
      shell.stdout.on('data', (bytes: Buffer) => {
        const match = /http:\/\/\S+/.exec(bytes.toString())
        if (match) found(match[0])
      })
    })
    const listening = performance.now() - start
    await page.goto(address)
    await page.getByRole('button').first().waitFor()
    return {
      'loopback shell: start to address': milliseconds(listening),
      'loopback shell: start to first screen': milliseconds(performance.now() - start),
    }
  } finally {
    shell.kill()
    await browser.close()
  }
}
