import { randomUUID } from 'node:crypto';
import { routes } from '../../shared/contract/http.ts';
import { allOf, type Check, type Seen, seen } from './check.ts';
import { batchOf, json, type Subject } from './openSubject.ts';
import { problemSeen } from './problemSeen.ts';
import { itemOf, sampleItem } from './sampleCase.ts';

const { path } = routes.batches;

const withBearer = async ({ exchange, device, incarnation }: Subject, token: string | null) => {
  const authorization: Readonly<Record<string, string>> = token === null ? {} : { authorization: `Bearer ${token}` };
  const body = JSON.stringify(batchOf(device, [sampleItem()], { incarnation: incarnation() }));
  return exchange({ ...routes.batches, headers: { ...json, ...authorization }, body });
};

/** The last character says too little in base64url: one in the middle. */
const altered = (token: string): string => {
  const at = Math.floor(token.length / 2);
  return token.slice(0, at) + (token.charAt(at) === 'A' ? 'B' : 'A') + token.slice(at + 1);
};

/** The batch comes out of the refusal as if nothing had been. */
async function refusedThenTaken(subject: Subject, changes: Readonly<Record<string, unknown>>): Promise<Seen> {
  const own = { incarnation: subject.incarnation(), batchId: randomUUID() };
  const item = sampleItem();
  const refused = await subject.send([item], { ...own, ...changes });
  const verdicts = await subject.verdicts([item], own);
  return allOf(
    problemSeen(refused, 400, 'invalid-request'),
    seen(verdicts === 'created', `then, put right under the same batch id, ${verdicts}`),
  );
}

/** Whole requests that are refused, with which words, and that they leave nothing behind. */
export const refusalChecks: readonly Check[] = [
  {
    says: 'without a token a batch is 401, and the answer asks for one',
    look: async (subject) => {
      const answer = await withBearer(subject, null);
      const challenge = answer.headers['www-authenticate'] ?? '';
      return allOf(problemSeen(answer, 401), seen(/^bearer/i.test(challenge), `www-authenticate: ${challenge}`));
    },
  },
  {
    says: 'a token that nobody gave out is 401',
    look: async (subject) => problemSeen(await withBearer(subject, 'x'.repeat(64)), 401),
  },
  {
    says: 'a token with one character changed is 401',
    look: async (subject) => problemSeen(await withBearer(subject, altered(await subject.token())), 401),
  },
  {
    says: 'the batch of another device is 403, and leaves no trace',
    look: async (subject) => {
      const item = sampleItem();
      const own = { incarnation: subject.incarnation() };
      const refused = await subject.send([item], { ...own, deviceId: randomUUID() });
      const verdicts = await subject.verdicts([item], own);
      return allOf(problemSeen(refused, 403, 'other-device'), seen(verdicts === 'created', `then ${verdicts}`));
    },
  },
  {
    says: 'a body that is not JSON is 400',
    look: async ({ post }) => problemSeen(await post(path, '{"batchId":'), 400, 'invalid-request'),
  },
  {
    says: 'JSON that is no batch is 400',
    look: async ({ post }) =>
      allOf(
        problemSeen(await post(path, '[]'), 400),
        problemSeen(await post(path, 'null'), 400),
        problemSeen(await post(path, '{}'), 400),
      ),
  },
  {
    says: 'bytes that are not UTF-8 are 400',
    look: async ({ post }) => problemSeen(await post(path, Buffer.from([0x22, 0xff, 0xfe, 0x22])), 400),
  },
  {
    says: 'another content type is 415',
    look: async ({ post, device, incarnation }) => {
      const body = JSON.stringify(batchOf(device, [sampleItem()], { incarnation: incarnation() }));
      return problemSeen(await post(path, body, { 'content-type': 'text/plain' }), 415);
    },
  },
  {
    says: 'a batch without items is 400',
    look: async ({ send }) => problemSeen(await send([]), 400, 'invalid-request'),
  },
  {
    says: 'JSON a hundred thousand levels deep is refused or put aside, and the server is there afterwards',
    look: async ({ post, exchange, device, verdicts, incarnation }) => {
      const text = JSON.stringify(batchOf(device, ['DEEP'], { incarnation: incarnation() }));
      const deep = '['.repeat(100_000) + ']'.repeat(100_000);
      const { status } = await post(path, text.replace('"DEEP"', deep));
      const inBody = await verdicts([itemOf(deep)], { incarnation: incarnation() });
      const ping = await exchange({ ...routes.ping });
      return seen(
        (status === 200 || status === 400) && inBody === 'quarantined' && ping.status === 204,
        `${status} as an item, ${inBody} as a body, then ping ${ping.status}`,
      );
    },
  },
  {
    says: "a refusal is not remembered: a batch id that was refused for its device's clock is taken when that is put right",
    look: (subject) => refusedThenTaken(subject, { sentAt: 'yesterday' }),
  },
  {
    says: 'a refusal is not remembered: a batch id that was refused for its incarnation is taken when that is put right',
    look: (subject) => refusedThenTaken(subject, { incarnation: 0 }),
  },
  {
    says: 'an address that is none is 404',
    look: async ({ exchange }) => problemSeen(await exchange({ method: 'GET', path: '/v1/nothing' }), 404, 'not-found'),
  },
  {
    says: 'a method that an address does not have is 405 with the methods that it has',
    look: async ({ exchange }) => {
      const answer = await exchange({ method: 'GET', path });
      const allow = answer.headers['allow'] ?? '';
      return allOf(problemSeen(answer, 405, 'method-not-allowed'), seen(/\bPOST\b/.test(allow), `allow: ${allow}`));
    },
  },
];
