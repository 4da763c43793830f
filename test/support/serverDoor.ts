import { expect, onTestFinished } from 'vitest';
import { NonceReply, ProblemJson, protocolHeader, TokenReply } from '../../shared/contract/http.ts';
import { publicKeyOf, signText } from '../../shared/crypto/deviceKey.ts';
import { assertionText } from '../../shared/domain/assertionText.ts';
import { buildServer } from '../../server/app.ts';
import { enrolDevice } from '../../server/enrol.ts';
import { aBatch, someItems } from './batchItems.ts';
import { anEnrolment } from './openServer.ts';
import { serverDatabase, type DatabaseKind } from './serverDatabase.ts';
import { syncDeviceOf } from './syncDeviceOf.ts';

export const someHealth = {
  client: 'test',
  incarnation: 1,
  pending: 2,
  parked: 1,
  oldestPendingAt: '2026-03-24T02:00:00.000Z',
};

export type DoorAnswer = {
  readonly status: number;
  readonly problem: string;
  readonly json: unknown;
  readonly wait: unknown;
};

/** A server at a clock that the test sets, one device, and everything that anybody could say to it. */
export async function serverDoor(kind: DatabaseKind, options: Partial<Parameters<typeof buildServer>[0]> = {}) {
  const database = options.database ?? (await serverDatabase(kind));
  let now = Date.parse('2026-03-24T02:00:00.000Z');
  let elapsed = 0;
  const app = await buildServer({
    database,
    clock: () => now,
    monotonic: () => elapsed,
    retryAfter: () => 7,
    ...options,
  });
  onTestFinished(() => app.close());
  const device = await enrolDevice(database, anEnrolment(), now);
  const desk = syncDeviceOf(device);
  const code = device.enrolCode;

  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
    from = '127.0.0.1',
  ): Promise<DoorAnswer> => {
    const answer = await app.inject({
      method,
      url,
      remoteAddress: from,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    expect(answer.headers[protocolHeader]).toBe('1');
    const json: unknown = answer.body === '' ? null : answer.json();
    const isProblem = answer.statusCode >= 400;
    return {
      status: answer.statusCode,
      problem: isProblem ? ProblemJson.parse(json).type.replace('urn:tanggap:problem:', '') : '',
      json,
      wait: answer.headers['retry-after'],
    };
  };
  const nonce = async () => NonceReply.parse((await ask('GET', '/v1/nonce')).json).nonce;
  const enrol = (changes: object = {}, from?: string) =>
    ask(
      'POST',
      '/v1/enrol',
      { deviceId: desk.deviceId, code, publicKey: publicKeyOf(desk.privateKey), ...changes },
      {},
      from,
    );
  const assertionOf = async (privateKey = desk.privateKey, deviceId: string = desk.deviceId) => {
    const good = await nonce();
    return {
      deviceId,
      nonce: good,
      signature: signText(privateKey, assertionText(deviceId, good)),
      health: someHealth,
    };
  };
  const token = (assertion: object, from?: string) => ask('POST', '/v1/token', assertion, {}, from);
  const newToken = async () => TokenReply.parse((await token(await assertionOf())).json).accessToken;
  const send = (accessToken: string) =>
    ask('POST', '/v1/batches', aBatch(desk.deviceId, someItems(1)), { authorization: `Bearer ${accessToken}` });
  return {
    app,
    database,
    device,
    desk,
    ask,
    nonce,
    enrol,
    assertionOf,
    token,
    newToken,
    send,
    pass: (ms: number) => {
      now += ms;
      elapsed += Math.max(0, ms);
    },
    cases: async () => (await database.selectFrom('case_rev').select('rev').execute()).length,
  };
}

/** Status and problem of an answer. */
export const said = ({ status, problem }: DoorAnswer) => [status, problem];
