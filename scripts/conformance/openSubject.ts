import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BatchReply, NonceReply, routes, TokenReply } from '../../shared/contract/http.ts';
import { signText } from '../../shared/crypto/deviceKey.ts';
import type { RawKeyPair } from '../../shared/crypto/rawKeys.ts';
import type { Answer, Exchange, Wire } from './exchange.ts';
import type { Item } from './sampleCase.ts';

export type Device = { readonly deviceId: string; readonly code: string; readonly key: RawKeyPair };

/** The server that is looked at, spoken to as one enrolled device. */
export type Subject = {
  readonly device: Device;
  readonly exchange: Exchange;
  readonly said: Wire['said'];
  /** A number that this device has never used, so that seqs begin anew. */
  readonly incarnation: () => number;
  /** Got with the first call, the same afterwards. Rejects when the server gives none. */
  readonly token: () => Promise<string>;
  readonly bearer: () => Promise<Readonly<Record<string, string>>>;
  /** POST of a text with the device's token; bytes as they are. Nothing is repeated. */
  readonly post: (path: string, body: string | Buffer, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** A batch, again with the same bytes while the server fails or is busy, as a desk would, five times at most. */
  readonly send: (items: readonly unknown[], changes?: Readonly<Record<string, unknown>>) => Promise<Answer>;
  /** The believed reply to a batch. Rejects with what came instead. */
  readonly reply: (items: readonly unknown[], changes?: Readonly<Record<string, unknown>>) => Promise<BatchReply>;
  readonly verdicts: (items: readonly unknown[], changes?: Readonly<Record<string, unknown>>) => Promise<string>;
};

const attempts = 5;
const passing = new Set([408, 429, 500, 502, 503, 504]);
const longestWaitMs = 2_000;

export const health = {
  client: 'conformance',
  incarnation: 1,
  pending: 0,
  parked: 0,
  oldestPendingAt: null,
};

export const assertion = ({ deviceId, key }: Device, nonce: string) => ({
  deviceId,
  nonce,
  signature: signText(key.privateKey, `tanggap-token\n${deviceId}\n${nonce}`),
  health,
});

export const json = { 'content-type': 'application/json' };

export async function nonceOf(exchange: Exchange): Promise<string> {
  const answer = await exchange({ ...routes.nonce });
  const parsed = NonceReply.safeParse(answer.json);
  if (answer.status !== 200 || !parsed.success) throw new Error(`no nonce: status ${answer.status}`);
  return parsed.data.nonce;
}

export function openSubject(wire: Wire, device: Device): Subject {
  const { exchange, said } = wire;
  // Far above what a desk reaches, and another stretch in each run.
  let incarnation = randomInt(1_000_000, 2 ** 31 - 10_000);
  let token: string | null = null;

  async function getToken(): Promise<string> {
    if (token !== null) return token;
    const nonce = await nonceOf(exchange);
    const body = JSON.stringify(assertion(device, nonce));
    const answer = await exchange({ ...routes.token, headers: json, body });
    const parsed = TokenReply.safeParse(answer.json);
    if (answer.status !== 200 || !parsed.success) throw new Error(`no token: status ${answer.status}`);
    token = parsed.data.accessToken;
    return token;
  }

  const bearer = async () => ({ authorization: `Bearer ${await getToken()}` });

  const post: Subject['post'] = async (path, body, headers = {}) =>
    exchange({ method: 'POST', path, headers: { ...json, ...(await bearer()), ...headers }, body });

  const send: Subject['send'] = async (items, changes = {}) => {
    const batch = batchOf(device, items, { incarnation: incarnation + 1, ...changes });
    const body = JSON.stringify(batch);
    for (let left = attempts - 1; ; left -= 1) {
      const answer = await post(routes.batches.path, body, { 'idempotency-key': String(batch['batchId']) });
      if (left === 0 || !passing.has(answer.status)) return answer;
      const asked = Number(answer.headers['retry-after'] ?? 0) * 1000;
      await sleep(Math.min(Math.max(asked, 50), longestWaitMs));
    }
  };

  const reply: Subject['reply'] = async (items, changes = {}) => {
    const answer = await send(items, changes);
    const parsed = BatchReply.safeParse(answer.json);
    if (answer.status !== 200) throw new Error(`status ${answer.status} for a batch: ${answer.text.slice(0, 200)}`);
    if (!parsed.success) throw new Error(`not a reply to a batch: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
    return parsed.data;
  };

  return {
    device,
    exchange,
    said,
    incarnation: () => {
      incarnation += 1;
      return incarnation;
    },
    token: getToken,
    bearer,
    post,
    send,
    reply,
    verdicts: async (items, changes) => (await reply(items, changes)).results.map(({ verdict }) => verdict).join(', '),
  };
}

/** A batch around items, right but for `changes`. */
export const batchOf = (
  { deviceId }: Pick<Device, 'deviceId'>,
  items: readonly unknown[],
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  batchId: randomUUID(),
  deviceId,
  incarnation: 1,
  client: 'conformance',
  sentAt: new Date().toISOString(),
  items,
  ...changes,
});

export const namesOf = (items: readonly Item[]) => items.map(({ caseId, rev, sha256 }) => ({ caseId, rev, sha256 }));
