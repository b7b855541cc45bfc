export { openWords, type Words, type WordsOf } from './words.ts'
