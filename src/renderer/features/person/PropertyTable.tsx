import plain from '../../design/table/plain-table.module.css'
import { useWords } from '../../design/words/use-words.ts'

/** Every property that was read, as the system names it. */
export function PropertyTable({
  properties,
}: {
  readonly properties: Readonly<Record<string, string | null>>
}) {
  const { t } = useWords()
  const filled = Object.entries(properties).filter(([, value]) => value !== null && value !== '')
  return (
    <table className={plain.plain}>
      <caption>{t('person:properties')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('person:property')}</th>
          <th scope="col">{t('person:value')}</th>
        </tr>
      </thead>
      <tbody>
        {filled.map(([name, value]) => (
          <tr key={name}>
            <th scope="row" className="mono">
              {name}
            </th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
