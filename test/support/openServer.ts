import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { type Batch, BatchReply, ProblemJson, routes } from '../../shared/contract/http.ts';
import type { Provisioning } from '../../shared/model/provisioning.ts';
import { buildServer, type ServerOptions } from '../../server/app.ts';
import { enrolDevice } from '../../server/enrol.ts';
import { accessOver } from './accessOver.ts';
import { serverNet } from './serverNet.ts';
import { syncDeviceOf } from './syncDeviceOf.ts';
import type { SyncDevice } from '../../core/sync/ports.ts';
import type { ServerDatabase } from '../../server/storage/openDatabase.ts';

export type OpenedServer = {
  readonly app: FastifyInstance;
  readonly device: Provisioning;
  /** The same device with a key of its own; it enrols when it first needs a token. */
  readonly desk: SyncDevice;
  /** An access token of this device that the server takes now. */
  readonly token: () => Promise<string>;
  /** The reply to a batch, or a failed test that shows the problem. */
  readonly send: (batch: Batch) => Promise<BatchReply>;
  readonly verdicts: (batch: Batch) => Promise<string[]>;
  /** Any request with the device's token; the answer as it came. */
  readonly post: (
    payload: string | Buffer,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; headers: Record<string, unknown>; body: string; problem: string }>;
};

export const anEnrolment = (serverUrl = 'http://127.0.0.1:8787') => ({
  workstation: '03',
  serverUrl,
  accounts: [{ username: 'sari', name: 'Sari', role: 'agent', password: 'sari-1500587' } as const],
});

/** An access token, on the very way that a desk takes. Throws what the server said instead. */
export async function tokenOf(app: FastifyInstance, desk: SyncDevice): Promise<string> {
  const got = await accessOver(serverNet(app)).token(desk, new AbortController().signal);
  if (got.ok) return got.token;
  throw new Error(got.answer.ok ? Buffer.from(got.answer.body).toString() : got.answer.detail);
}

/** The reference server on a database, with one enrolled device; not listening unless the test says so. */
export async function openServer(
  database: ServerDatabase,
  options: Omit<ServerOptions, 'database'> = {},
): Promise<OpenedServer> {
  const app = await buildServer({ database, retryAfter: () => 7, ...options });
  onTestFinished(() => app.close());
  const now = options.clock?.();
  const device = await enrolDevice(database, anEnrolment(), now);
  const desk = syncDeviceOf(device);
  let held: { readonly token: string; readonly at: number } | null = null;
  // Kept while the server takes it, by the server's own time.
  const token = async (): Promise<string> => {
    const at = options.clock?.() ?? Date.now();
    if (held === null || Math.abs(at - held.at) > 60_000) held = { token: await tokenOf(app, desk), at };
    return held.token;
  };

  const post: OpenedServer['post'] = async (payload, headers = {}) => {
    const response = await app.inject({
      method: routes.batches.method,
      url: routes.batches.path,
      headers: {
        'content-type': 'application/json',
        ...('authorization' in headers ? {} : { authorization: `Bearer ${await token()}` }),
        ...headers,
      },
      payload,
    });
    const problem = response.headers['content-type']?.startsWith('application/problem+json') ? response.json() : null;
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.body,
      problem: problem === null ? '' : ProblemJson.parse(problem).type.replace('urn:tanggap:problem:', ''),
    };
  };
  const send: OpenedServer['send'] = async (batch) => {
    const answer = await post(JSON.stringify(batch));
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status} ${answer.body}`);
    return BatchReply.parse(JSON.parse(answer.body));
  };
  return {
    app,
    device,
    desk,
    token,
    post,
    send,
    verdicts: async (batch) => (await send(batch)).results.map(({ verdict }) => verdict),
  };
}
