import { type IpcRendererEvent, ipcRenderer } from 'electron'

/**
 * Saves a file where the person says. The main process asks for the place and gives this window a port to the engine,
 * which alone writes: the bytes of a document never pass through the main process. False: cancelled.
 */
export async function saveThroughPort(fileName: string, bytes: ArrayBuffer): Promise<boolean> {
  let receive: (event: IpcRendererEvent) => void = () => {}
  const arrived = new Promise<MessagePort>((resolve) => {
    receive = ({ ports: [port] }) => {
      if (port !== undefined) resolve(port)
    }
  })
  ipcRenderer.once('savePort', receive)
  try {
    const isGranted: unknown = await ipcRenderer.invoke('save', fileName)
    if (isGranted !== true) return false
    return await hand(await arrived, bytes)
  } finally {
    ipcRenderer.off('savePort', receive)
  }
}

/** Sends the bytes and waits until they are on the disk. */
function hand(port: MessagePort, bytes: ArrayBuffer): Promise<boolean> {
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }) => {
      port.close()
      if (data === 'saved') resolve(true)
      else reject(new Error('the file could not be written'))
    }
    port.postMessage(bytes)
  })
}
