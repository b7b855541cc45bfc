import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Fault } from '#shared/kernel/faults.ts'
import { readFault } from '../../../src/renderer/engine/fault.ts'
import { type toyContract, toyRouter } from '../../loopback/support/toy-engine.ts'

let client: ContractRouterClient<typeof toyContract>
let channel: MessageChannel
beforeEach(() => {
  channel = new MessageChannel()
  new RPCHandler(toyRouter(() => {})).upgrade(channel.port1, { context: {} })
  client = createORPCClient(new RPCLink({ port: channel.port2 }))
  channel.port1.start()
  channel.port2.start()
})
afterEach(() => {
  channel.port1.close()
  channel.port2.close()
})

test('a file crosses the port of the desktop window unchanged, name and type included', async () => {
  const bytes = new Uint8Array(300_000).map((_, index) => index % 256)
  const file = await client.echo.file({
    file: new File([bytes], 'Auskunft über Ana.pdf', { type: 'application/pdf' }),
  })
  expect([file.name, file.type, file.size]).toEqual(['Auskunft über Ana.pdf', 'application/pdf', 300_000])
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)
})

test('an empty file stays a file', async () => {
  const file = await client.echo.file({ file: new File([], 'empty.csv', { type: 'text/csv' }) })
  expect([file.name, file.type, file.size]).toEqual(['empty.csv', 'text/csv', 0])
})

test('a refusal keeps its code and parameters; a bug becomes internal', async () => {
  expect(await client.echo.fault({ code: 'x' }).catch(readFault)).toEqual({
    code: 'store-in-use',
    params: { user: 'Ana', seconds: 3 },
    issues: [],
    reference: null,
  })
  expect(await client.echo.bug({}).catch(readFault)).toMatchObject({
    code: 'internal',
    params: {},
    issues: [],
  })
})

test('what the window refuses by itself keeps its code and parameters', () => {
  expect(readFault(new Fault('file-too-large', { params: { megabytes: 10 } }))).toEqual({
    code: 'file-too-large',
    params: { megabytes: 10 },
    issues: [],
    reference: null,
  })
})

test('whatever is no answer of the engine means that it could not be asked', () => {
  expect(readFault(new TypeError('Failed to fetch')).code).toBe('engine-unreachable')
})

test('events stream until the window has enough', async () => {
  const events = await client.event.subscribe({})
  const seen = []
  for await (const event of events) {
    seen.push(event.type)
    if (seen.length === 3) break
  }
  expect(seen).toEqual(['changed', 'heartbeat', 'heartbeat'])
})
