import { Button, Group } from '@mantine/core'
import { FileDown } from 'lucide-react'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { useMakeDocument } from '../../design/document/use-make-document.ts'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'

const access = { kind: 'rights-request-package', formats: ['pdf', 'docx'] } as const
const portability = { kind: 'rights-request-portability', formats: ['json', 'csv'] } as const

/** Makes the packages in the language of the request; that of portability only where it was asked for (GDPR Art. 20). */
export function PackageButtons({ record }: { readonly record: RightsRequest }) {
  const { t } = useWords()
  const mayMake = useMay()
  const { isRunning, make } = useMakeDocument()
  if (!mayMake) return null
  const packages = record.rights.includes('art20Portability') ? [access, portability] : [access]
  return (
    <Group gap="xs">
      {packages.flatMap(({ kind, formats }) =>
        formats.map((format) => (
          <Button
            key={`${kind} ${format}`}
            variant="default"
            leftSection={<FileDown size={14} />}
            disabled={isRunning}
            onClick={() => void make({ kind, format, recordId: record.id, language: record.language })}
          >
            {`${t(`documents:kind.${kind}`)} · ${t(`documents:format.${format}`)}`}
          </Button>
        )),
      )}
    </Group>
  )
}
