import { ActionIcon, Tooltip } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import { useCopy } from './use-copy.ts'
import { useWords } from './use-words.ts'
import classes from './words.module.css'

interface CopyableCodeProps {
  readonly value: string
  /** What it is, for the name of the button. */
  readonly label: string
  /** So many signs are shown; the whole is copied. */
  readonly shown?: number
}

/** A hash or an identifier, to be copied. */
export function CopyableCode({ value, label, shown }: CopyableCodeProps) {
  const { t } = useWords()
  const { copied, copy } = useCopy(value)
  const name = t('design:copy', { what: label })
  return (
    <span className={classes.copyable}>
      <span className="mono" title={value}>
        {shown === undefined || value.length <= shown ? value : `${value.slice(0, shown)}…`}
      </span>
      <Tooltip label={copied ? t('design:copied') : name}>
        <ActionIcon size={20} aria-label={name} onClick={copy}>
          {copied ? <Check size={12} /> : <Copy size={12} />}
        </ActionIcon>
      </Tooltip>
    </span>
  )
}
