import type { MenuItemConstructorOptions } from 'electron'
import type { ShellWords } from './words.ts'

/** The menu of the window. It has neither reload nor developer tools. */
export function menuTemplate(
  { menu }: ShellWords,
  isMac: boolean,
  lock: () => void,
): MenuItemConstructorOptions[] {
  return [
    {
      label: isMac ? 'Wardbook' : menu.file,
      submenu: [
        { label: menu.lock, accelerator: 'CmdOrCtrl+L', click: lock },
        { type: 'separator' },
        { label: menu.quit, role: 'quit', accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    {
      label: menu.edit,
      submenu: [
        { label: menu.undo, role: 'undo' },
        { label: menu.redo, role: 'redo' },
        { type: 'separator' },
        { label: menu.cut, role: 'cut' },
        { label: menu.copy, role: 'copy' },
        { label: menu.paste, role: 'paste' },
        { label: menu.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { label: menu.zoomIn, role: 'zoomIn', accelerator: 'CmdOrCtrl+Plus' },
        { label: menu.zoomOut, role: 'zoomOut' },
        { label: menu.actualSize, role: 'resetZoom' },
        { type: 'separator' },
        { label: menu.fullScreen, role: 'togglefullscreen' },
      ],
    },
    {
      label: menu.window,
      submenu: [
        { label: menu.minimise, role: 'minimize' },
        { label: menu.close, role: 'close' },
      ],
    },
  ]
}
