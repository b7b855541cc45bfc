import type { DocumentArtifact } from '#shared/contract/document.ts'
import layout from '../../design/layout/layout.module.css'
import { bytesText } from '../../design/words/bytes.ts'
import { CopyableCode } from '../../design/words/CopyableCode.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './document.module.css'

/** What a document is, who made it when, and the hashes by which it is known. */
export function ArtifactFacts({ artifact }: { readonly artifact: DocumentArtifact }) {
  const { t, language } = useWords()
  const { kind, format, fileName, bytes, contentHash, fileHash, createdAt, createdBy } = artifact
  return (
    <dl className={`${layout.facts} ${classes.facts}`}>
      <dt>{t('documents:field.kind')}</dt>
      <dd>{t(`documents:kind.${kind}`)}</dd>
      <dt>{t('documents:field.fileName')}</dt>
      <dd>
        {fileName} ({t(`documents:format.${format}`)}, {bytesText(bytes, language)})
      </dd>
      <dt>{t('documents:field.language')}</dt>
      <dd>{t(`app:language.${artifact.language}`)}</dd>
      <dt>{t('documents:field.createdAt')}</dt>
      <dd>
        <InstantText at={createdAt} />, {createdBy}
      </dd>
      <dt>{t('documents:field.contentHash')}</dt>
      <dd>
        <CopyableCode value={contentHash} label={t('documents:field.contentHash')} />
      </dd>
      <dt>{t('documents:field.fileHash')}</dt>
      <dd>
        <CopyableCode value={fileHash} label={t('documents:field.fileHash')} />
      </dd>
    </dl>
  )
}
