import { Button, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Creation } from '#shared/contract/events.ts'
import { contract } from '#shared/contract/index.ts'
import { type Language, languages } from '#shared/kernel/message.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useCountryOptions } from '../../design/fields/country.tsx'
import { useRegionChoices } from '../../design/fields/region.tsx'
import { keepEnterInChoices } from '../../design/form/enter-key.ts'
import { focusFirstWrong } from '../../design/form/first-field.ts'
import { useFieldWords } from '../../design/form/form-context.ts'
import { issuesByPath, issuesOf } from '../../design/form/issues.ts'
import { NewPassphrase } from '../../design/keys/NewPassphrase.tsx'
import { schemaOf } from '../../design/register/schema-of.ts'
import { zoneOfMachine, zonesWith } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import { readFault } from '../../engine/fault.ts'
import { CreationProgress } from './CreationProgress.tsx'
import type { Enter } from './Entrance.tsx'
import classes from './entrance.module.css'

interface CreateStoreProps {
  /** With believable content, to look around. */
  readonly demo: boolean
  readonly folder: string
  readonly creation: Creation | null
  readonly onOpen: Enter
  readonly onBack: () => void
}

const input = schemaOf(contract.store.create)

/** A new store: where it lies, who opens it with what passphrase, and the basics of the organisation. */
export function CreateStore({ demo, folder, creation, onOpen, onBack }: CreateStoreProps) {
  const { client, host } = useEngine()
  const { t, language } = useWords()
  const { issueText } = useFieldWords('app')
  const [name, setName] = useState(demo ? t('app:entrance.demoName') : '')
  const [chosenPath, setChosenPath] = useState<string | null>(null)
  const [user, setUser] = useState('')
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const [country, setCountry] = useState<string>(countryOfMachine())
  const [calendarCountry, setCalendarCountry] = useState<string | null>(null)
  const [region, setRegion] = useState<string | null>(null)
  const [timeZone, setTimeZone] = useState<string>(zoneOfMachine())
  const [ownLanguage, setOwnLanguage] = useState<Language>(language)
  const [wasTried, setTried] = useState(false)
  const path = chosenPath ?? `${folder}/${fileName(name)}.wardbook`
  const values = {
    path,
    user,
    passphrase: passphrase ?? '',
    organisation: {
      name,
      country,
      calendarCountry,
      region,
      timeZone,
      language: ownLanguage,
    },
    demo: demo ? { asOf: null } : null,
  }
  const checked = input.safeParse(values)
  const create = useMutation({
    mutationFn: () => client.store.create(values),
    onSuccess: ({ session, recoveryKey }) => onOpen(session, recoveryKey),
  })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (create.error !== null) focusFirstWrong(form.current)
  }, [create.error])
  const refused = create.error === null ? [] : readFault(create.error).issues
  const issues = issuesByPath([
    ...(wasTried && !checked.success ? issuesOf(checked.error, values) : []),
    ...refused,
  ])
  const errorAt = (place: string) => {
    const issue = issues.get(place)
    return issue === undefined ? undefined : issueText(issue)
  }
  const pick = async () => {
    const picked = await host.pickStore('create')
    if (picked !== null) setChosenPath(picked)
  }
  const countries = useCountryOptions()
  const regions = useRegionChoices(calendarCountry ?? country, region)
  return (
    <form
      className={classes.form}
      noValidate
      ref={form}
      onKeyDown={keepEnterInChoices}
      onSubmit={(event) => {
        event.preventDefault()
        flushSync(() => setTried(true))
        focusFirstWrong(form.current)
        if (checked.success && passphrase !== null) create.mutate()
      }}
    >
      <div>
        <h2>{t(demo ? 'app:entrance.demo' : 'app:entrance.create')}</h2>
        <p className={classes.lead}>{t(demo ? 'app:entrance.demoLead' : 'app:entrance.createLead')}</p>
      </div>
      {create.error !== null && refused.length === 0 && <ErrorPanel error={create.error} />}
      <TextInput
        label={t('app:entrance.organisation')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errorAt('organisation.name')}
        required
        autoFocus
      />
      {!demo && (
        <div className={classes.pairs}>
          <Select
            label={t('app:entrance.country')}
            data={countries}
            value={country === '' ? null : country}
            onChange={(value) => {
              setCountry(value ?? '')
              if (calendarCountry === null) setRegion(null)
            }}
            searchable
            limit={300}
            error={errorAt('organisation.country')}
            required
          />
          {(calendarCountry !== null || issues.has('organisation.calendarCountry')) && (
            <Select
              label={t('app:entrance.calendarCountry')}
              data={countries}
              value={calendarCountry}
              onChange={(value) => {
                setCalendarCountry(value)
                setRegion(null)
              }}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('design:clear') }}
              limit={300}
              error={errorAt('organisation.calendarCountry')}
            />
          )}
          <Select
            label={t('app:entrance.region')}
            description={t('app:entrance.regionHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...regions}
            value={region}
            onChange={setRegion}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('design:clear') }}
            error={errorAt('organisation.region')}
          />
          <Select
            label={t('app:entrance.timeZone')}
            data={zonesWith(timeZone)}
            value={timeZone}
            onChange={(value) => value !== null && setTimeZone(value)}
            searchable
            limit={500}
            error={errorAt('organisation.timeZone')}
            allowDeselect={false}
          />
          <Select
            label={t('app:entrance.language')}
            data={languages.map((value) => ({ value, label: t(`app:language.${value}`) }))}
            value={ownLanguage}
            onChange={(value) => setOwnLanguage(languages.find((one) => one === value) ?? ownLanguage)}
            allowDeselect={false}
          />
        </div>
      )}
      <div className={classes.pathForm}>
        <TextInput
          className={classes.pathInput}
          label={t('app:entrance.place')}
          value={path}
          onChange={(event) => setChosenPath(event.currentTarget.value)}
          error={errorAt('path')}
          required
        />
        {host.kind === 'desktop' && (
          <Button variant="default" leftSection={<FolderOpen size={14} />} onClick={() => void pick()}>
            {t('app:entrance.pick')}
          </Button>
        )}
      </div>
      <TextInput
        label={t('app:entrance.yourName')}
        value={user}
        onChange={(event) => setUser(event.currentTarget.value)}
        error={errorAt('user') ?? errorAt('label')}
        autoComplete="username"
        required
      />
      <NewPassphrase wasTried={wasTried} onChange={setPassphrase} />
      {create.isPending && <CreationProgress demo={demo} creation={creation} />}
      <div className={classes.buttons}>
        <Button variant="subtle" color="gray" onClick={onBack} disabled={create.isPending}>
          {t('design:cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t(demo ? 'app:entrance.demo' : 'app:entrance.create')}
        </Button>
      </div>
    </form>
  )
}

/** The region of the machine's locale, where it has one. */
function countryOfMachine(): string {
  return new Intl.Locale(navigator.language).maximize().region ?? ''
}

/** A name that every file system takes. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 _-]/g, '')
    .trim()
  return plain === '' ? 'Wardbook' : plain
}
