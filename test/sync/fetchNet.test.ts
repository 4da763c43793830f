import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { fetchNet } from '../../core/sync/fetchNet.ts';
import type { NetRequest } from '../../core/sync/ports.ts';
import { selfSignedCertificate } from '../support/selfSignedCertificate.ts';

/** A server on a bare socket that says whatever it likes. */
async function rawServer(
  speak: (socket: Socket) => void,
  certificate: ReturnType<typeof selfSignedCertificate> | null = null,
): Promise<{ url: string; connections: () => number }> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const listen = (socket: Socket): void => {
    connections += 1;
    sockets.add(socket.on('error', () => undefined).on('close', () => void sockets.delete(socket)));
    socket.once('data', () => speak(socket));
  };
  const server = certificate === null ? createServer(listen) : createTlsServer(certificate, listen);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/v1/batches`, connections: () => connections };
}

const ask = (url: string, changes: Partial<NetRequest> = {}) =>
  fetchNet(fetch)({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{}'),
    timeoutMs: 20_000,
    maxReplyBytes: 1_000,
    stop: new AbortController().signal,
    ...changes,
  });

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const empty = `${ok}Content-Length: 2\r\n\r\n{}`;

test('a whole answer comes through as it was sent', async () => {
  const { url } = await rawServer((socket) => socket.end(`${ok}X-Word: yes\r\nContent-Length: 2\r\n\r\n{}`));
  const reply = await ask(url);
  expect(reply).toMatchObject({ ok: true, status: 200, headers: { 'x-word': 'yes' } });
  expect(reply.ok && Buffer.from(reply.body).toString()).toBe('{}');
});

test('an answer that has no body is one of no bytes', async () => {
  const { url } = await rawServer((socket) => socket.end('HTTP/1.1 204 No Content\r\nX-Word: yes\r\n\r\n'));
  const reply = await ask(url, { method: 'HEAD', body: null });
  expect(reply).toMatchObject({ ok: true, status: 204, headers: { 'x-word': 'yes' } });
  expect(reply.ok && reply.body.byteLength).toBe(0);
});

test('a server for which no certificate vouches is a stranger, and hears nothing', async () => {
  let heard = false;
  const { url } = await rawServer((socket) => {
    heard = true;
    socket.end(empty);
  }, selfSignedCertificate());
  const reply = await ask(url.replace('http:', 'https:'));
  expect(reply).toEqual({ ok: false, failure: 'stranger', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(heard).toBe(false);
});

test('a server that does not speak TLS where it must is a stranger', async () => {
  const { url } = await rawServer((socket) => socket.end(empty));
  expect(await ask(url.replace('http:', 'https:'))).toMatchObject({ ok: false, failure: 'stranger' });
});

test.each([
  [1_000, { ok: true, status: 200 }],
  [1_001, { ok: false, failure: 'tooLong', detail: 'more than 1000 bytes' }],
])('an answer of %i bytes, where a thousand are allowed', async (bytes, expected) => {
  const { url } = await rawServer((socket) => socket.end(`${ok}Content-Length: ${bytes}\r\n\r\n${'x'.repeat(bytes)}`));
  expect(await ask(url)).toMatchObject(expected);
});

test('an answer without end is given up at its bound', async () => {
  const { url } = await rawServer((socket) => {
    socket.write(`${ok}\r\n`);
    const more = (): void => {
      while (!socket.destroyed && socket.write('x'.repeat(4_096)));
    };
    socket.on('drain', more);
    more();
  });
  expect(await ask(url)).toMatchObject({ ok: false, failure: 'tooLong' });
});

test('a small answer that unpacks to a huge one is given up at its bound', async () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000, ' '));
  const { url } = await rawServer((socket) => {
    socket.write(`${ok}Content-Encoding: gzip\r\nContent-Length: ${bomb.byteLength}\r\n\r\n`);
    socket.end(bomb);
  });
  expect(await ask(url)).toMatchObject({ ok: false, failure: 'tooLong' });
});

test('half an answer is none', async () => {
  const { url } = await rawServer((socket) => socket.end(`${ok}Content-Length: 500\r\n\r\n{"batchId":`));
  expect(await ask(url)).toMatchObject({ ok: false, failure: 'reset' });
});

test.each([
  ['nothing', ''],
  ['half a header', 'HTTP/1.1 200 O'],
  ['a header and then nothing', `${ok}Content-Length: 5\r\n\r\n`],
])('a server that sends %s is left when the time is over', async (_what, bytes) => {
  const { url } = await rawServer((socket) => void socket.write(bytes));
  const detail = 'no whole answer in 200 ms';
  expect(await ask(url, { timeoutMs: 200 })).toEqual({ ok: false, failure: 'timeout', detail });
});

test('a server that sends one letter at a time is left when the time is over', async () => {
  const { url } = await rawServer((socket) => {
    socket.write(`${ok}Content-Length: 500\r\n\r\n`);
    const drip = setInterval(() => socket.write('x'), 20);
    socket.once('close', () => clearInterval(drip));
  });
  expect(await ask(url, { timeoutMs: 300 })).toMatchObject({ ok: false, failure: 'timeout' });
});

test('a redirect is shown, not followed: no other server hears anything', async () => {
  const elsewhere = await rawServer((socket) => socket.end(empty));
  const { url } = await rawServer((socket) =>
    socket.end(`HTTP/1.1 307 Temporary Redirect\r\nLocation: ${elsewhere.url}\r\nContent-Length: 0\r\n\r\n`),
  );
  expect(await ask(url)).toMatchObject({ ok: true, status: 307 });
  expect(elsewhere.connections()).toBe(0);
});

test('words that are no HTTP are none', async () => {
  const { url } = await rawServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
  expect(await ask(url)).toMatchObject({ ok: false, failure: 'reset' });
});

test('a connection that is reset in the middle is told apart from one that never was', async () => {
  const { url } = await rawServer((socket) => void socket.resetAndDestroy());
  expect(await ask(url)).toMatchObject({ ok: false, failure: 'reset' });
  const closed = createServer();
  closed.listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const address = closed.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  closed.close();
  await once(closed, 'close');
  expect(await ask(`http://127.0.0.1:${port}/`)).toEqual({ ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' });
});

test('an error that the system has no word for is told as it stands', async () => {
  expect(await ask('http://127.0.0.1:1/')).toEqual({ ok: false, failure: 'reset', detail: 'TypeError: fetch failed' });
});

test('a request that is stopped ends at once, whatever the server does', async () => {
  const stop = new AbortController();
  const { url } = await rawServer(() => stop.abort());
  expect(await ask(url, { stop: stop.signal })).toEqual({ ok: false, failure: 'stopped', detail: 'stopped' });
});
