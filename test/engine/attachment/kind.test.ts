import { Document, Packer } from 'docx'
import { expect, test } from 'vitest'
import { contentOf, verdictOn } from '#engine/features/attachment/kind.ts'
import { jpeg, pdf, png, program, random } from './sample-files.ts'

const text = new TextEncoder()

const samples: readonly (readonly [string, Uint8Array<ArrayBuffer>, string, string])[] = [
  ['contract.pdf', pdf, 'agrees', 'opens'],
  ['Contract.PDF', pdf, 'agrees', 'opens'],
  ['screen.png', png, 'agrees', 'opens'],
  ['photo.jpeg', jpeg, 'agrees', 'opens'],
  ['note.txt', text.encode('Grüße aus Köln\n'), 'agrees', 'opens'],
  ['mail.eml', text.encode('From: a@example.org\r\nSubject: Auskunft\r\n\r\nText'), 'agrees', 'opens'],
  ['people.csv', text.encode('name;mail\n=cmd|x;1\n'), 'agrees', 'savesOnly'],
  ['page.html', text.encode('<html><script>1</script></html>'), 'agrees', 'savesOnly'],
  ['photo.pdf', png, 'differs', 'savesOnly'],
  ['contract.pdf', text.encode('no document at all'), 'differs', 'savesOnly'],
  ['contract.pdf', random(64), 'differs', 'savesOnly'],
  ['noending', pdf, 'differs', 'savesOnly'],
  ['dump.bin2', random(64), 'unknown', 'savesOnly'],
  ['setup.exe', program, 'agrees', 'refused'],
  ['contract.pdf', program, 'differs', 'refused'],
  ['contract.pdf.exe', pdf, 'differs', 'refused'],
  ['note.txt', text.encode('#!/bin/sh\nrm -rf ~\n'), 'differs', 'refused'],
  ['script.js', text.encode('alert(1)'), 'agrees', 'refused'],
  ['run.bat', text.encode('@echo off'), 'agrees', 'refused'],
  ['link.url', text.encode('[InternetShortcut]\nURL=file:///c:/x.exe'), 'agrees', 'refused'],
]

test.each(samples)(
  '%s (%#) is judged by what it holds and what it is called',
  async (name, bytes, check, opening) => {
    expect(verdictOn(await contentOf(new Blob([bytes])), name)).toEqual({ nameCheck: check, opening })
  },
)

test('a document of a word processor opens after a warning, and not under the name of a picture', async () => {
  const bytes = await Packer.toBuffer(new Document({ sections: [] }))
  const content = await contentOf(new Blob([new Uint8Array(bytes)]))
  expect(verdictOn(content, 'letter.docx')).toEqual({ nameCheck: 'agrees', opening: 'opensAfterWarning' })
  expect(verdictOn(content, 'letter.png')).toEqual({ nameCheck: 'differs', opening: 'savesOnly' })
  expect(verdictOn(content, 'letter.docm')).toEqual({ nameCheck: 'differs', opening: 'refused' })
})

test('a file that was broken to break its reader is of no kind', async () => {
  const torn = new Uint8Array([0x50, 0x4b, 0x03, 0x04, ...random(40)])
  expect(await contentOf(new Blob([torn]))).toMatchObject({ ending: expect.stringMatching(/^(zip)?$/) })
})
