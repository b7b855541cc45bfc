import { Button, FileButton, Group, Text, TextInput } from '@mantine/core'
import { FileSearch } from 'lucide-react'
import { useState } from 'react'
import type { DocumentArtifact } from '#shared/contract/document.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { ArtifactFacts } from './ArtifactFacts.tsx'
import classes from './document.module.css'
import { hashOf, pastedHash } from './file-hash.ts'

/** What was asked, and the document that it is; null: it is none of ours. */
interface Answer {
  readonly about: string
  readonly artifact: DocumentArtifact | null
}

/** Tells which of our documents a file or a hash is. The file is read in this window and goes nowhere. */
export function IdentifyDialog({ onClose }: { readonly onClose: () => void }) {
  const { client } = useEngine()
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const ask = async (about: string, read: () => Promise<string>) => {
    setBusy(true)
    setError(null)
    setAnswer(null)
    try {
      const { artifact } = await client.document.identify({ hash: await read() })
      setAnswer({ about, artifact })
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  const pasted = pastedHash(typed)
  return (
    <Dialog onClose={onClose} title={t('documents:identify.action')} size="lg">
      <div className={classes.dialog}>
        <Text size="sm">{t('documents:identify.lead')}</Text>
        <FileButton onChange={(file) => file && void ask(file.name, () => hashOf(file))}>
          {(props) => (
            <Button {...props} leftSection={<FileSearch size={14} />} loading={isBusy} w="fit-content">
              {t('documents:identify.pick')}
            </Button>
          )}
        </FileButton>
        <form
          className={classes.paste}
          onSubmit={(event) => {
            event.preventDefault()
            if (pasted !== null) void ask(pasted, async () => pasted)
          }}
        >
          <TextInput
            className={classes.hash}
            label={t('documents:identify.hash')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={typed !== '' && pasted === null ? t('documents:identify.noHash') : undefined}
            autoComplete="off"
            spellCheck={false}
          />
          <Button type="submit" variant="default" disabled={pasted === null}>
            {t('documents:identify.find')}
          </Button>
        </form>
        <div aria-live="polite">
          {error !== null && <ErrorPanel error={error} />}
          {answer !== null && <Found answer={answer} />}
        </div>
      </div>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('design:close')}
        </Button>
      </Group>
    </Dialog>
  )
}

function Found({ answer: { about, artifact } }: { readonly answer: Answer }) {
  const { t } = useWords()
  if (artifact === null)
    return (
      <Notice meaning="attention">
        <strong className={classes.about}>{about}</strong>
        <div>{t('documents:identify.unknown')}</div>
      </Notice>
    )
  return (
    <div className={classes.dialog}>
      <Notice meaning="good">
        <strong className={classes.about}>{about}</strong>
        <div>{t('documents:identify.known')}</div>
      </Notice>
      <ArtifactFacts artifact={artifact} />
    </div>
  )
}
