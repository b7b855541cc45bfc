import { everyScreenIn } from './support/every-screen.ts'

everyScreenIn('de')
