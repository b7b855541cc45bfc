import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useWords } from '../words/use-words.ts'

const icons = { light: Sun, dark: Moon, auto: Monitor } as const
const schemes = ['light', 'dark', 'auto'] as const

/** Light, dark, or as the system says. */
export function ColourSchemeSwitch({ full = false }: { readonly full?: boolean }) {
  const { t } = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('app:settings.scheme')}
      value={colorScheme}
      onChange={(next) => setColorScheme(schemes.find((scheme) => scheme === next) ?? 'auto')}
      data={schemes.map((value) => {
        const Icon = icons[value]
        const word = t(`app:scheme.${value}`)
        return { value, label: full ? word : <Icon size={14} aria-label={word} /> }
      })}
    />
  )
}
