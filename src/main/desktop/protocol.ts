import { answerFile, type WindowFiles } from '../shell/window-files.ts'
import { isOwnPage } from './own-page.ts'

/**
 * Answers the window's requests under its own scheme from the files in memory. Whatever is not the exact path of a built
 * file or a route of the window is not found; nothing but GET is known.
 */
export function answerOwnScheme(files: WindowFiles, method: string, address: string): Response {
  if (method !== 'GET' || !isOwnPage(address)) return new Response('Not found\n', { status: 404 })
  const answer = answerFile(files, new URL(address).pathname)
  return new Response(new Uint8Array(answer.body), { status: answer.status, headers: answer.headers })
}
