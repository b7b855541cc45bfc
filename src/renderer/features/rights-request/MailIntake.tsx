import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import { largestFile } from '#shared/contract/attachment.ts'
import type { MailProposal } from '#shared/contract/request-intake.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { DropZone } from '../../design/files/DropZone.tsx'
import files from '../../design/files/files.module.css'
import layout from '../../design/layout/layout.module.css'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { RecordForm } from '../../design/register/RecordForm.tsx'
import { useOpenStore } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { MailSaid } from './MailSaid.tsx'
import { rightsRequestRegister } from './register.tsx'
import { mailSections } from './sections.tsx'

interface ReadMail {
  readonly file: File
  readonly proposal: MailProposal
}

/** A request from a mail: the file is read, what it proposes is corrected, and the mail is kept with the request. */
export function MailIntake() {
  const { t } = useWords()
  const [mail, setMail] = useState<ReadMail | null>(null)
  const [isChoosing, setIsChoosing] = useState(true)
  const read = (next: ReadMail) => {
    setMail(next)
    setIsChoosing(false)
  }
  return (
    <div className={layout.page}>
      <PageHead
        title={t('request-intake:title')}
        trail={[{ label: t('rights-request:title'), to: rightsRequestRegister.path }]}
        actions={
          mail !== null && (
            <Button variant="default" onClick={() => setIsChoosing(!isChoosing)}>
              {isChoosing ? t('request-intake:back', { file: mail.file.name }) : t('request-intake:another')}
            </Button>
          )
        }
      />
      {mail === null || isChoosing ? (
        <div className={layout.scroll}>
          <MailZone onRead={read} />
        </div>
      ) : (
        <div className={layout.columns}>
          <div className={layout.main}>
            <ProposalForm mail={mail} />
          </div>
          <aside className={layout.rail} aria-label={t('request-intake:said')}>
            <MailSaid proposal={mail.proposal} />
          </aside>
        </div>
      )}
    </div>
  )
}

function MailZone({ onRead }: { readonly onRead: (mail: ReadMail) => void }) {
  const { client } = useEngine()
  const { t } = useWords()
  const [reading, setReading] = useState<string | null>(null)
  const [failed, setFailed] = useState<{ readonly file: File; readonly fault: unknown } | null>(null)
  const read = async ([file]: readonly File[]) => {
    if (file === undefined) return
    setReading(file.name)
    setFailed(null)
    try {
      // What is too large is refused here already: the shell would not let it through to the engine.
      if (file.size > largestFile)
        throw new Fault('file-too-large', { params: { megabytes: largestFile / 1_000_000 } })
      onRead({ file, proposal: await client.rightsRequest.readMail({ file }) })
    } catch (refusal) {
      setFailed({ file, fault: refusal })
    } finally {
      setReading(null)
    }
  }
  return (
    <div className={files.files}>
      <DropZone
        label={t('request-intake:open')}
        isBusy={reading !== null}
        accept=".eml,.msg"
        onFiles={(chosen) => void read(chosen)}
      >
        {(choose) => (
          <div>
            {reading === null ? (
              <>
                {t('request-intake:drop')}{' '}
                <Anchor component="button" type="button" size="sm" onClick={choose} autoFocus>
                  {t('request-intake:choose')}
                </Anchor>
              </>
            ) : (
              <div role="status">{t('request-intake:reading', { file: reading })}</div>
            )}
            <div className={files.quiet}>{t('request-intake:limit')}</div>
          </div>
        )}
      </DropZone>
      {failed !== null && <ErrorPanel error={failed.fault} about={failed.file.name} />}
    </div>
  )
}

function ProposalForm({ mail: { file, proposal } }: { readonly mail: ReadMail }) {
  const { client } = useEngine()
  const store = useOpenStore()
  const [base] = useState(() => ({ ...rightsRequestRegister.blank(store), ...proposal.values }))
  return (
    <RecordForm
      definition={rightsRequestRegister}
      sections={mailSections}
      // What was typed belongs to this mail: read again, it comes back; another mail begins anew.
      draftOf={`mail-${file.size}-${file.lastModified}`}
      base={base}
      send={(checked) => client.rightsRequest.createFromMail({ ...checked, file })}
      doneWords="design:toast.created"
      canGoOn={false}
      leaveTo={rightsRequestRegister.path}
    />
  )
}
