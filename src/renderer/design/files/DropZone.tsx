import { Upload } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import classes from './files.module.css'

interface DropZoneProps {
  readonly label: string
  readonly isBusy: boolean
  readonly multiple?: boolean
  /** The endings that are offered for choosing, as in `.eml,.msg`; what is dropped may be anything. */
  readonly accept?: string
  readonly onFiles: (files: readonly File[]) => void
  /** What stands in it; `choose` opens the choice of files for the keyboard. */
  readonly children: (choose: () => void) => ReactNode
}

/** A place that takes files: dropped into it, or chosen. */
export function DropZone({ label, isBusy, multiple = false, accept, onFiles, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null) => {
    if (!isBusy && files !== null && files.length > 0) onFiles([...files])
  }
  const over = (event: DragEvent) => {
    if (isBusy || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  return (
    <section
      className={classes.zone}
      aria-label={label}
      data-over={isOver || undefined}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <Upload size={18} aria-hidden="true" />
      {children(() => picker.current?.click())}
      <input
        ref={picker}
        type="file"
        multiple={multiple}
        accept={accept}
        hidden
        onChange={(event) => {
          take(event.currentTarget.files)
          // The same file can be chosen again after it was refused.
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}
