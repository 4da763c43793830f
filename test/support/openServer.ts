import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { type Batch, BatchReply, ProblemJson, routes } from '../../shared/contract/http.ts';
import type { Provisioning } from '../../shared/model/provisioning.ts';
import { buildServer, type ServerOptions } from '../../server/app.ts';
import { enrolDevice } from '../../server/enrol.ts';
import type { ServerDatabase } from '../../server/storage/openDatabase.ts';

export type OpenedServer = {
  readonly app: FastifyInstance;
  readonly device: Provisioning;
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

/** The reference server on a database, with one enrolled device; not listening unless the test says so. */
export async function openServer(
  database: ServerDatabase,
  options: Omit<ServerOptions, 'database'> = {},
): Promise<OpenedServer> {
  const app = await buildServer({ database, retryAfter: () => 7, ...options });
  onTestFinished(() => app.close());
  const device = await enrolDevice(database, anEnrolment());

  const post: OpenedServer['post'] = async (payload, headers = {}) => {
    const response = await app.inject({
      method: routes.batches.method,
      url: routes.batches.path,
      headers: { authorization: `Bearer ${device.deviceToken}`, 'content-type': 'application/json', ...headers },
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
    post,
    send,
    verdicts: async (batch) => (await send(batch)).results.map(({ verdict }) => verdict),
  };
}
