import { contextBridge, ipcRenderer } from 'electron'
import { type Bridge, bridgeName, lockAskedMessage, portMessage } from '#shared/contract/bridge.ts'
import { saveThroughPort } from './save.ts'

/**
 * The doorway of the desktop window: it hands over the port to the engine and the functions of the shell, each on its
 * one channel. Nothing of Electron itself gets through.
 */
const bridge: Bridge = {
  connect: () => ipcRenderer.invoke('connect'),
  save: (fileName, bytes) => saveThroughPort(fileName, bytes),
  openFile: (ticket) => ipcRenderer.invoke('openFile', ticket),
  pickStore: (purpose) => ipcRenderer.invoke('pickStore', purpose),
  open: (address) => ipcRenderer.invoke('open', address),
  copy: (text, isSecret) => ipcRenderer.invoke('copy', text, isSecret),
  notify: (title, body) => ipcRenderer.invoke('notify', title, body),
  lock: () => ipcRenderer.invoke('lock'),
}

contextBridge.exposeInMainWorld(bridgeName, bridge)

ipcRenderer.on('enginePort', (event) => {
  window.postMessage(portMessage, window.location.origin, [...event.ports])
})

ipcRenderer.on('lockAsked', () => {
  window.postMessage(lockAskedMessage, window.location.origin)
})
