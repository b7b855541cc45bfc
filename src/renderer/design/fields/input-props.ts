import { useField } from '../form/form-context.ts'
import { type Path, pathName } from '../form/lens.ts'
import type { FieldOptions } from './field-kind.ts'

const wrapperOrder: ('input' | 'description' | 'error')[] = ['input', 'description', 'error']

/** What every input is given: its name, hint and error, and the words of the frame around it. */
export function useInputProps(path: Path, options: FieldOptions) {
  const words = useField(path)
  const required = options.required ?? false
  return {
    frame: { words, article: options.article ?? null, required },
    input: {
      id: words.id,
      name: pathName(path),
      description: words.hint,
      error: words.error,
      'aria-required': required,
      inputWrapperOrder: wrapperOrder,
    },
  }
}
