import { Button, FileButton, Group, Text, TextInput } from '@mantine/core'
import { FileSearch } from 'lucide-react'
import { useState } from 'react'
import type { AuditVerdict } from '#shared/contract/audit.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { WholeNumberInput } from '../../design/fields/WholeNumberInput.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { readFault } from '../../engine/fault.ts'
import classes from './audit.module.css'
import { VerdictNotice } from './VerifiedLine.tsx'

/** Compares the log with a checkpoint that was kept elsewhere: a file, or the number and the code of a paper. */
export function CompareDialog({ onClose }: { readonly onClose: () => void }) {
  const { client } = useEngine()
  const { t } = useWords()
  const [size, setSize] = useState<number | null>(null)
  const [code, setCode] = useState('')
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const compare = async (given: () => Promise<Parameters<typeof client.audit.verify>[0]>) => {
    setBusy(true)
    setError(null)
    setVerdict(null)
    try {
      setVerdict(await client.audit.verify(await given()))
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  const mistyped = readFault(error).issues.find(({ key }) => key === 'checkpointCodeMistyped')
  const isTyped = size !== null && size >= 0 && code.trim() !== ''
  return (
    <Dialog onClose={onClose} size="lg" title={t('audit:checkpoint.compare')}>
      <Text size="sm">{t('audit:compare.lead')}</Text>
      <form
        className={`${classes.asked} ${classes.typed}`}
        onSubmit={(event) => {
          event.preventDefault()
          if (isTyped)
            void compare(async () => ({ printed: [{ name: t('audit:compare.onPaper'), size, code }] }))
        }}
      >
        <WholeNumberInput
          data-autofocus
          className={classes.size}
          label={t('audit:compare.size')}
          value={size}
          onChange={setSize}
        />
        <TextInput
          className={classes.grows}
          classNames={{ input: 'mono' }}
          label={t('audit:compare.code')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={mistyped && t(`faults:issue.${mistyped.key}`)}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" variant="default" disabled={!isTyped} loading={isBusy}>
          {t('audit:compare.action')}
        </Button>
      </form>
      <FileButton
        multiple
        onChange={(files) => {
          if (files.length > 0)
            void compare(async () => ({
              checkpoints: await Promise.all(
                files.map(async (file) => ({ name: file.name, note: await file.text() })),
              ),
            }))
        }}
      >
        {(props) => (
          <Button {...props} variant="default" leftSection={<FileSearch size={14} />} loading={isBusy}>
            {t('audit:compare.pick')}
          </Button>
        )}
      </FileButton>
      <div aria-live="polite" className={classes.answer}>
        {error !== null && mistyped === undefined && <ErrorPanel error={error} />}
        {verdict !== null && <Compared verdict={verdict} />}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{t('design:close')}</Button>
      </Group>
    </Dialog>
  )
}

/** What the log says against each checkpoint that was given, and against itself. */
function Compared({ verdict }: { readonly verdict: AuditVerdict }) {
  const { t } = useWords()
  return (
    <>
      {verdict.checkpoints
        .filter(({ file }) => file !== null)
        .map(({ file, size, verdict: says }) => (
          <Notice key={file} meaning={says === 'agrees' ? 'good' : 'danger'}>
            <strong>{file}</strong>
            <div>{t(`audit:compare.${says}`, { seq: size })}</div>
          </Notice>
        ))}
      {verdict.problems.length > 0 && <VerdictNotice verdict={verdict} />}
    </>
  )
}
