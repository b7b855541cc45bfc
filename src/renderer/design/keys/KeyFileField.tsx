import { FileInput } from '@mantine/core'
import { useWords } from '../words/use-words.ts'

interface KeyFileFieldProps {
  readonly label: string
  readonly value: File | null
  readonly onChange: (file: File | null) => void
}

/** A key file, chosen from where the person keeps it. */
export function KeyFileField({ label, value, onChange }: KeyFileFieldProps) {
  const { t } = useWords()
  return (
    <FileInput
      label={label}
      placeholder={t('key:keyFile.choose')}
      value={value}
      onChange={onChange}
      clearable={false}
    />
  )
}

/** A key file has some 200 bytes; whatever else was chosen is not read to its end. */
const keyFileLimit = 1_024

/** What a chosen key file holds; null: none was chosen. */
export async function textOfKeyFile(file: File | null): Promise<string | null> {
  return file === null ? null : await file.slice(0, keyFileLimit).text()
}
