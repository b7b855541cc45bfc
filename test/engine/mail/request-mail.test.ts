import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { compoundDocument, outlookMessage } from '../../support/outlook-message.ts'

const headers = [
  'Received: from mx.example.net by mail.example.com; Mon, 2 Mar 2026 09:15:30 +0100 (CET)',
  'Received: from laptop by mx.example.net; Mon, 2 Mar 2026 09:10:00 +0100',
  'Date: Sun, 1 Mar 2026 23:50:00 +0100',
  'From: =?utf-8?Q?Ren=C3=A9e_Muster?= <Renee@Example.org>',
  'To: privacy@example.com',
  'MIME-Version: 1.0',
]

function eml(lines: readonly string[], body: string | Buffer, name = 'request.eml'): File {
  return new File(
    [`${lines.join('\r\n')}\r\n\r\n`, typeof body === 'string' ? body : new Uint8Array(body)],
    name,
  )
}

const plain = (subject: string, body: string) =>
  eml([...headers, `Subject: ${subject}`, 'Content-Type: text/plain; charset=utf-8'], body)

const now = { now: '2026-03-03T10:00:00Z' }

test('a mail proposes who writes, when it reached us by our own server, and what is asked for, each with its reason', async () => {
  const { client } = await openTestStore(now)
  const body =
    'Hello,\n\nI would like to have a copy of all the data that you hold about me.\nAnd delete my account.\n\nRenée'
  const proposal = await client.rightsRequest.readMail({ file: plain('My data', body) })
  expect(proposal.values).toEqual({
    subjectName: 'Renée Muster',
    subjectEmail: 'renee@example.org',
    receivedAt: '2026-03-02T08:15:30.000Z',
    channel: 'email',
    language: 'en',
    rights: ['art15Access', 'art17Erasure'],
    scope: `My data\n\n${body}`,
  })
  expect(proposal.reasons).toContainEqual({
    field: 'receivedAt',
    message: { key: 'request-intake:reason.receivedAt.received', params: {}, article: null },
  })
  expect(proposal.reasons.filter(({ field }) => field === 'rights')).toMatchObject([
    { message: { params: { right: 'art15Access', words: 'copy of all the data' } } },
    { message: { params: { right: 'art17Erasure', words: 'delete my account' } } },
  ])
  expect(proposal.warnings).toEqual([])
})

test('a mail without Received lines is dated by its sender, and says so', async () => {
  const { client } = await openTestStore(now)
  const file = eml([...headers.slice(2), 'Subject: x'], 'What data do you hold about me?')
  const { values, reasons } = await client.rightsRequest.readMail({ file })
  expect(values.receivedAt).toBe('2026-03-01T22:50:00.000Z')
  expect(reasons.map(({ message }) => message.key)).toContain('request-intake:reason.receivedAt.sent')
})

test('a German mail in windows-1252 and quoted-printable is read with its umlauts', async () => {
  const { client } = await openTestStore(now)
  const file = eml(
    [
      ...headers,
      'Subject: =?windows-1252?Q?L=F6schung?=',
      'Content-Type: text/plain; charset=windows-1252',
      'Content-Transfer-Encoding: quoted-printable',
    ],
    'Sehr geehrte Damen und Herren,\r\n\r\nich widerspreche der Werbung und bitte Sie, meine Daten zu l=F6schen. Der Betr=\r\nag von 5 =80 ist mir egal.',
  )
  const { values } = await client.rightsRequest.readMail({ file })
  expect(values).toMatchObject({ language: 'de', rights: ['art17Erasure', 'art21Objection'] })
  expect(values.scope).toContain('meine Daten zu löschen. Der Betrag von 5 € ist')
})

test('a French mail of several parts in base64 is read from its plain part, and its files are named', async () => {
  const { client } = await openTestStore(now)
  const text = Buffer.from(
    'Bonjour,\r\n\r\nConformément au RGPD, je souhaite exercer mon droit d’accès et retirer mon consentement.\r\nMerci',
  ).toString('base64')
  const parts = [
    '--b',
    'Content-Type: multipart/alternative; boundary=c',
    '',
    '--c',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    text,
    '--c',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Autre chose</p>',
    '--c--',
    '--b',
    'Content-Type: application/pdf; name="mandat.pdf"',
    'Content-Disposition: attachment; filename="mandat.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0x',
    '--b--',
  ]
  const file = eml(
    [...headers, 'Subject: Demande', 'Content-Type: multipart/mixed; boundary=b'],
    parts.join('\r\n'),
  )
  const proposal = await client.rightsRequest.readMail({ file })
  expect(proposal.values).toMatchObject({ language: 'fr', rights: ['art15Access', 'art7_3WithdrawConsent'] })
  expect(proposal.values.scope).not.toContain('Autre chose')
  expect(proposal.attachments).toEqual([{ fileName: 'mandat.pdf', mediaType: 'application/pdf', bytes: 6 }])
  expect(proposal.warnings).toMatchObject([
    { key: 'request-intake:warning.attachments', params: { count: 1 } },
  ])
})

test('of a mail that is HTML alone the words are read, neither scripts nor pictures', async () => {
  const { client } = await openTestStore(now)
  const html =
    '<html><head><style>p{color:red}</style><script>document.title="x"</script></head><body><p>Please <b>restrict</b> the processing.</p><img src="http://tracker.example/p.gif" alt="p"><p>See <a href="http://x.example/">this</a></p></body></html>'
  const file = eml([...headers, 'Subject: s', 'Content-Type: text/html; charset=utf-8'], html)
  const { values, reasons } = await client.rightsRequest.readMail({ file })
  expect(values.scope).toBe('s\n\nPlease restrict the processing.\n\nSee this')
  expect(values.rights).toEqual(['art18Restriction'])
  expect(reasons.map(({ message }) => message.key)).toContain('request-intake:reason.scope.html')
})

test('a mail that was passed on proposes its first sender and warns of the earlier receipt', async () => {
  const { client } = await openTestStore(now)
  const body =
    'Kannst du das übernehmen?\n\n-----Ursprüngliche Nachricht-----\nVon: Iris Kundin <iris@example.org>\nGesendet: Montag, 23. Februar 2026 08:12\nAn: info@example.com\nBetreff: Auskunft\n\nIch bitte um Auskunft nach Art. 15 DSGVO und eine Kopie meiner Daten.'
  const { values, warnings } = await client.rightsRequest.readMail({ file: plain('WG: Auskunft', body) })
  expect(values).toMatchObject({
    subjectName: 'Iris Kundin',
    subjectEmail: 'iris@example.org',
    language: 'de',
  })
  expect(warnings).toMatchObject([
    {
      key: 'request-intake:warning.forwarded',
      params: { by: 'Renee@Example.org' },
      article: 'GDPR Art. 12(3)',
    },
  ])
})

test.each([
  ['quotes alone', '>\n'.repeat(49_000)],
  ['a sender without end', `Von: ${'a'.repeat(99_000)}`],
  ['blanks alone', `${' '.repeat(99_000)}x`],
])('a mail of %s that calls itself passed on is read all the same', async (_what, body) => {
  const { client } = await openTestStore(now)
  const { values } = await client.rightsRequest.readMail({ file: plain('WG: Auskunft', body) })
  expect(values).toMatchObject({ subjectName: 'Renée Muster', subjectEmail: 'renee@example.org' })
})

test('answers that would go elsewhere than to the sender are warned of', async () => {
  const { client } = await openTestStore(now)
  const file = eml([...headers, 'Reply-To: other@example.net', 'Subject: x'], 'Send me my data')
  const { warnings } = await client.rightsRequest.readMail({ file })
  expect(warnings).toMatchObject([
    { key: 'request-intake:warning.replyTo', params: { address: 'other@example.net' } },
  ])
})

test('a message that Outlook saved is read with its headers and files', async () => {
  const { client } = await openTestStore(now)
  const file = outlookMessage({
    subject: 'Datenübertragbarkeit',
    body: 'Ich bitte Sie um meine Daten in einem maschinenlesbaren Format.',
    senderName: 'Iris Kundin',
    senderAddress: 'iris@example.org',
    headers: headers.join('\r\n'),
    attachment: { fileName: 'vollmacht.pdf', content: '%PDF-1' },
  })
  const proposal = await client.rightsRequest.readMail({ file })
  expect(proposal.values).toMatchObject({
    subjectName: 'Iris Kundin',
    subjectEmail: 'iris@example.org',
    receivedAt: '2026-03-02T08:15:30.000Z',
    language: 'de',
    rights: ['art20Portability'],
  })
  expect(proposal.attachments).toMatchObject([{ fileName: 'vollmacht.pdf', bytes: 6 }])
})

test('a charset that nobody knows costs characters, not the mail', async () => {
  const { client } = await openTestStore(now)
  const file = eml(
    [...headers, 'Subject: x', 'Content-Type: text/plain; charset=utf-8'],
    Buffer.from([...Buffer.from('Delete my data, Ren'), 0xe9, 0x20, 0xff]),
  )
  const { values, warnings } = await client.rightsRequest.readMail({ file })
  expect(values.rights).toEqual(['art17Erasure'])
  expect(warnings).toMatchObject([{ key: 'request-intake:warning.unreadableCharacters' }])
  const unknown = eml(
    [...headers, 'Subject: x', 'Content-Type: text/plain; charset=x-none-7'],
    'Delete my data',
  )
  expect((await client.rightsRequest.readMail({ file: unknown })).values.rights).toEqual(['art17Erasure'])
})

const noMails: readonly (readonly [string, File, string])[] = [
  ['a compound file that holds no message', compoundDocument(), 'otherCompound'],
  ['a .msg that is none', new File(['MZ binary'], 'request.msg'), 'neither'],
  ['a picture', new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])], 'request.eml'), 'neither'],
  ['a text that is no mail', new File(['Dear all,\n\nFrom: nobody'], 'letter.eml'), 'neither'],
  ['an empty file', new File([' \r\n'], 'request.eml'), 'empty'],
  [
    'a mail of headers without sender, subject and text',
    new File(['MIME-Version: 1.0\r\n\r\n'], 'a.eml'),
    'empty',
  ],
  [
    'a compound file that breaks off',
    new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1])], 'a.msg'),
    'damaged',
  ],
]

test('what is no mail is refused, and why is said', async () => {
  const { client } = await openTestStore(now)
  for (const [what, file, context] of noMails) {
    await expect(client.rightsRequest.readMail({ file }), what).rejects.toMatchObject({
      code: 'mail-unreadable',
      data: { params: { context } },
    })
  }
})

test('a mail that nests without end is refused, and the engine goes on', async () => {
  const { client } = await openTestStore(now)
  const open = Array.from(
    { length: 200 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  )
  const file = new File([`From: a@example.org\r\n${open.join('')}`], 'a.eml')
  await expect(client.rightsRequest.readMail({ file })).rejects.toMatchObject({ code: 'mail-unreadable' })
  expect((await client.rightsRequest.list({})).total).toBe(0)
})

test('the request of a mail keeps the mail as it came, in the same step', async () => {
  const { client } = await openTestStore(now)
  const file = plain('My data', 'What data do you hold about me?')
  const { values } = await client.rightsRequest.readMail({ file })
  const created = await client.rightsRequest.createFromMail({ ...values, file })
  expect(created).toMatchObject({ receivedOn: '2026-03-02', dueOn: '2026-04-02', channel: 'email' })
  const { items } = await client.attachment.list({ filter: { subjectId: [created.id] } })
  expect(items).toMatchObject([{ fileName: 'request.eml', bytes: file.size }])
  const kept = await client.attachment.content({ id: items[0]?.id ?? created.id })
  expect(await kept.text()).toBe(await file.text())
})

test('a request that is refused keeps no file', async () => {
  const { client } = await openTestStore(now)
  const file = plain('My data', 'What data do you hold about me?')
  const { values } = await client.rightsRequest.readMail({ file })
  const later = Instant.parse('2027-01-01T00:00:00Z')
  await expect(
    client.rightsRequest.createFromMail({ ...values, receivedAt: later, file }),
  ).rejects.toMatchObject({
    code: 'invalid-input',
  })
  expect((await client.attachment.list({})).total).toBe(0)
})

test('a second mail of the same address shows the request that is open', async () => {
  const { client } = await openTestStore(now)
  const file = plain('My data', 'What data do you hold about me?')
  const { values, openRequests } = await client.rightsRequest.readMail({ file })
  expect(openRequests).toEqual([])
  const { id, reference } = await client.rightsRequest.createFromMail({ ...values, file })
  const second = await client.rightsRequest.readMail({ file })
  expect(second.openRequests).toEqual([{ id, reference, receivedOn: '2026-03-02' }])
})
