import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { Download, Ellipsis, ExternalLink, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Attachment } from '#shared/contract/attachment.ts'
import { useOpenStore } from '../session-context.ts'
import { bytesText } from '../words/bytes.ts'
import { CopyableCode } from '../words/CopyableCode.tsx'
import { InstantText } from '../words/DateText.tsx'
import { useWords } from '../words/use-words.ts'
import { FileMarks } from './FileMarks.tsx'
import { EditFile, RemoveFile, SaveProgram } from './file-dialogs.tsx'
import classes from './files.module.css'
import { useFileActions } from './use-file-actions.ts'

interface FileLineProps {
  readonly file: Attachment
  readonly mayEdit: boolean
}

/** One file: what it is and whether that fits its name, and what can be done with it. */
export function FileLine({ file, mayEdit }: FileLineProps) {
  const { t, language } = useWords()
  const [dialog, setDialog] = useState<'edit' | 'remove' | null>(null)
  const { fileName, description, bytes, createdAt, addedBy, fileHash } = file
  const close = () => setDialog(null)
  const { user } = useOpenStore().session
  const mayRemove = user.role === 'dpo' || addedBy === user.label
  return (
    <li className={classes.file}>
      <div className={classes.fileMain}>
        <div className={classes.fileName}>
          <strong>{fileName}</strong>
          <FileMarks file={file} />
        </div>
        {description !== '' && <div>{description}</div>}
        <div className={classes.quiet}>
          {bytesText(bytes, language)} · <InstantText at={createdAt} />, {addedBy} ·{' '}
          <CopyableCode value={fileHash} label={t('attachment:field.fileHash')} shown={12} />
        </div>
      </div>
      <FileButtons file={file} />
      {mayEdit && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('attachment:more', { file: fileName })}>
              <Ellipsis size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Pencil size={14} />} onClick={() => setDialog('edit')}>
              {t('attachment:editTitle')}
            </Menu.Item>
            {mayRemove && (
              <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => setDialog('remove')}>
                {t('attachment:removeTitle')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {dialog === 'edit' && <EditFile file={file} onClose={close} />}
      {dialog === 'remove' && <RemoveFile file={file} onClose={close} />}
    </li>
  )
}

/** Opening where the shell and the file allow it, and saving. */
export function FileButtons({ file }: { readonly file: Attachment }) {
  const { t } = useWords()
  const { open, save } = useFileActions()
  const [isAsking, setAsking] = useState(false)
  const opens = file.opening === 'opens' || file.opening === 'opensAfterWarning'
  const openLabel = t('attachment:open', { file: file.fileName })
  const saveLabel = t('attachment:save', { file: file.fileName })
  return (
    <>
      {open !== null && opens && (
        <Tooltip label={openLabel}>
          <ActionIcon aria-label={openLabel} onClick={() => void open(file)}>
            <ExternalLink size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={saveLabel}>
        <ActionIcon
          aria-label={saveLabel}
          onClick={() => (file.opening === 'refused' ? setAsking(true) : void save(file))}
        >
          <Download size={16} />
        </ActionIcon>
      </Tooltip>
      {isAsking && <SaveProgram file={file} onClose={() => setAsking(false)} />}
    </>
  )
}
