import { useEffect, useState } from 'react'
import { useWords } from '../../design/words/use-words.ts'
import classes from './document.module.css'

/** The pages as pictures. Their addresses live as long as the pictures are shown. */
export function PreviewPages({ pages }: { readonly pages: readonly Blob[] }) {
  const { t } = useWords()
  const addresses = useAddresses(pages)
  return (
    <ol className={classes.pages}>
      {addresses.map((address, index) => (
        <li key={address}>
          <img
            src={address}
            alt={t('documents:page', { page: index + 1 })}
            className={classes.page}
            loading="lazy"
            decoding="async"
          />
        </li>
      ))}
    </ol>
  )
}

function useAddresses(pages: readonly Blob[]): readonly string[] {
  const [addresses, setAddresses] = useState<readonly string[]>([])
  useEffect(() => {
    const made = pages.map((page) => URL.createObjectURL(page))
    setAddresses(made)
    return () => {
      for (const address of made) URL.revokeObjectURL(address)
    }
  }, [pages])
  return addresses
}
