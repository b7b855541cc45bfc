export type { Correspondent, Mail, ReceivedSource } from './mail.ts'
export { readMail } from './read-mail.ts'
