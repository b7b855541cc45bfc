import { Fragment } from 'react'
import { PlainValue } from '../../design/history/PlainValue.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { useActorLabel } from './use-log-state.ts'
import { partText } from './words.ts'

/** What a command noted of itself: words for the engine's own codes, names for people, parts of groups with their names. */
export function PartValue({ name, value }: { readonly name: string; readonly value: unknown }) {
  const { t } = useWords()
  const labelOf = useActorLabel()
  if (Array.isArray(value) && value.some((each) => typeof each === 'object'))
    return value.map((each) => (
      <div key={JSON.stringify(each)}>
        <PartValue name={name} value={each} />
      </div>
    ))
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !('key' in value))
    return Object.entries(value).map(([part, inner], place) => (
      <Fragment key={part}>
        {place > 0 && ' · '}
        {partText(part, null, t)}
        {t('design:colon')}
        <PartValue name={part} value={inner} />
      </Fragment>
    ))
  if (typeof value === 'string') {
    if (value.startsWith('user_')) return labelOf(value)
    if (/^[0-9a-f]{64}$/.test(value)) return <span className="mono">{value}</span>
    if (/^[a-z][A-Za-z]*$/.test(value)) return t(`audit:code.${value}`, { defaultValue: value })
  }
  return <PlainValue value={value} />
}
