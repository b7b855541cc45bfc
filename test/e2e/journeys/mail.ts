interface Mail {
  readonly name: string
  readonly email: string
  readonly subject: string
  readonly text: string
  /** When the server of the organisation had it. */
  readonly receivedAt: Date
}

/** A mail as a mail program exports it. */
export function mailFile({ name, email, subject, text, receivedAt }: Mail) {
  const date = receivedAt.toUTCString().replace('GMT', '+0000')
  const lines = [
    `Received: from mx.example.org ([192.0.2.7]) by mail.lakeside.example with ESMTPS id 4711; ${date}`,
    `From: ${name} <${email}>`,
    'To: privacy@lakeside.example',
    `Subject: ${subject}`,
    `Date: ${date}`,
    'Message-ID: <4711@example.org>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...text.split('\n'),
    '',
  ]
  return { name: 'request.eml', mimeType: 'message/rfc822', buffer: Buffer.from(lines.join('\r\n')) }
}
