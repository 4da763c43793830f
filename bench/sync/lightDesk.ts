import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type Agent, request } from 'node:http';
import { NonceReply, routes, TokenReply } from '../../shared/contract/http.ts';
import { newDeviceKey, signText } from '../../shared/crypto/deviceKey.ts';
import { assertionText } from '../../shared/domain/assertionText.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';
import { openDatabase, type DatabasePlace } from '../../server/storage/openDatabase.ts';

export type Code = { readonly deviceId: string; readonly code: string };

const rowsAtOnce = 500;
const codeMs = 3_600_000;

/** A desk without a store or promises of its own: it only speaks. */
export type LightDesk = Code & { readonly privateKey: string };

/** Makes as many devices known to the server of this database, as `provision` does, in one go. */
export async function addDevices(place: DatabasePlace, count: number): Promise<readonly Code[]> {
  const database = await openDatabase(place);
  const codes = Array.from({ length: count }, () => ({
    deviceId: randomUUID(),
    code: randomBytes(20).toString('base64url'),
  }));
  const now = Date.now();
  for (const some of inBatches(codes, rowsAtOnce)) {
    const rows = some.map(({ deviceId, code }) => ({
      device_id: deviceId,
      workstation: '03',
      created_at: new Date(now).toISOString(),
      code_sha256: createHash('sha256').update(code).digest('hex'),
      code_expires_at: new Date(now + codeMs).toISOString(),
    }));
    await database.insertInto('device').values(rows).execute();
  }
  await database.destroy();
  return codes;
}

export type Post = (path: string, body: Uint8Array, headers?: Readonly<Record<string, string>>) => Promise<Buffer>;

/** Requests over connections that stay open; rejects for anything but 200. */
export const poster =
  (url: string, agent: Agent): Post =>
  (path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const isGet = body.byteLength === 0;
      const common = isGet ? {} : { 'content-type': 'application/json', 'content-length': body.byteLength };
      const sent = request(
        `${url}${path}`,
        { agent, method: isGet ? 'GET' : 'POST', headers: { ...common, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            if (response.statusCode === 200) resolve(Buffer.concat(chunks));
            else reject(new Error(`${path}: ${response.statusCode} ${Buffer.concat(chunks).toString('utf8')}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');
const parsed = (body: Buffer): unknown => JSON.parse(body.toString('utf8'));

export async function enrol(post: Post, { deviceId, code }: Code): Promise<LightDesk> {
  const { privateKey, publicKey } = newDeviceKey();
  await post(routes.enrol.path, bytes({ deviceId, code, publicKey }));
  return { deviceId, code, privateKey };
}

/** The header with a fresh access token: a nonce, its signature. */
export async function authorize(post: Post, { deviceId, privateKey }: LightDesk): Promise<Record<string, string>> {
  const { nonce } = NonceReply.parse(parsed(await post(routes.nonce.path, Buffer.alloc(0))));
  const signature = signText(privateKey, assertionText(deviceId, nonce));
  const health = { client: 'bench', incarnation: 1, pending: 0, parked: 0, oldestPendingAt: null };
  const reply = TokenReply.parse(parsed(await post(routes.token.path, bytes({ deviceId, nonce, signature, health }))));
  return { authorization: `Bearer ${reply.accessToken}` };
}

/** A batch as it goes over the line, not compressed. */
export const batchBytes = (deviceId: string, items: readonly OutgoingItem[]): Buffer =>
  bytes({
    batchId: randomUUID(),
    deviceId,
    incarnation: 1,
    client: 'bench',
    sentAt: new Date().toISOString(),
    items: items.map(({ incarnation: _incarnation, ...item }) => item),
  });

/** Cut into batches of `size`, in order. */
export const inBatches = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
