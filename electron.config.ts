import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/** Addons that Node loads from their packages; everything else is bundled. */
const nativeAddons = ['better-sqlite3', '@node-rs/argon2', '@myriaddreamin/typst-ts-node-compiler']

/** Node 18 is what the oldest Electron runs that the shell is tested on. */
const commonJs = {
  target: 'node18',
  externalizeDeps: false,
  rolldownOptions: {
    external: nativeAddons,
    // One folder for entries and chunks: paths that start at `import.meta.dirname` hold in both.
    output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
  },
} as const

export default defineConfig({
  main: {
    build: {
      ...commonJs,
      rolldownOptions: {
        ...commonJs.rolldownOptions,
        input: {
          desktop: resolve('src/main/desktop/index.ts'),
          engine: resolve('src/main/engine/process.ts'),
          'loopback-engine': resolve('src/main/loopback/engine-process.ts'),
          cli: resolve('src/main/cli/main.ts'),
          'document-worker': resolve('src/main/engine/document/worker.ts'),
          'backup-worker': resolve('src/main/engine/backup/worker.ts'),
          'mail-worker': resolve('src/main/engine/mail/worker.ts'),
          'spreadsheet-worker': resolve('src/main/engine/spreadsheet/worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      ...commonJs,
      rolldownOptions: { ...commonJs.rolldownOptions, input: { preload: resolve('src/preload/index.ts') } },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    plugins: [withoutDataAddresses(), react(), absoluteBase()],
    build: {
      outDir: resolve('out/renderer'),
      target: 'chrome114',
      minify: true,
      // Images and fonts as files: the content security policy knows no `data:`.
      assetsInlineLimit: 0,
      // The files come from this machine: one large one is faster than many small ones.
      chunkSizeWarningLimit: 3_000,
      rolldownOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
  },
})

/**
 * Mantine's calendar styles draw the arrow of a control that Wardbook does not show from a `data:` address, which the
 * content security policy would refuse.
 */
function withoutDataAddresses(): Plugin {
  return {
    name: 'without-data-addresses',
    enforce: 'pre',
    transform: {
      filter: { id: /@mantine\/dates\/styles\.css$/ },
      handler: (styles) => styles.replaceAll(/background-image: url\("data:[^"]*"\);/g, ''),
    },
  }
}

/** Assets are asked for from the root, because a route of the window can be several levels deep. */
function absoluteBase(): Plugin {
  return { name: 'absolute-base', enforce: 'post', config: () => ({ base: '/' }) }
}
