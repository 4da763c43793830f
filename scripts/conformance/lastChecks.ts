import { ProblemJson, protocolHeader, protocolVersion } from '../../shared/contract/http.ts';
import { type Check, seen } from './check.ts';
import type { Ask, Answer } from './exchange.ts';

const place = ({ method, path }: Ask): string => `${method} ${path.split('?')[0] ?? ''}`;

const isProblem = ({ status, headers, json }: Answer): boolean => {
  const parsed = ProblemJson.safeParse(json);
  return (
    /^application\/problem\+json\b/i.test(headers['content-type'] ?? '') &&
    parsed.success &&
    parsed.data.status === status &&
    parsed.data.type.startsWith('urn:tanggap:problem:')
  );
};

/** What must hold for every answer; looked at when all of them are there. */
export const lastChecks: readonly Check[] = [
  {
    says: `every answer carries ${protocolHeader}: ${protocolVersion}`,
    look: async ({ said }) => {
      const without = said.filter(({ answer }) => answer.headers[protocolHeader] !== protocolVersion);
      const [first] = without;
      return seen(
        first === undefined,
        first === undefined
          ? `${said.length} answers`
          : `${without.length} of ${said.length} without it, the first: ${place(first.ask)} ${first.answer.status}`,
      );
    },
  },
  {
    says: 'every refusal is application/problem+json with its status and a type of this protocol',
    look: async ({ said }) => {
      const refused = said.filter(({ answer, ask }) => answer.status >= 400 && ask.method !== 'HEAD');
      const [first] = refused.filter(({ answer }) => !isProblem(answer));
      return seen(
        first === undefined,
        first === undefined ? `${refused.length} refusals` : `not so: ${place(first.ask)} ${first.answer.status}`,
      );
    },
  },
  {
    says: 'the server never failed: no 5xx but a 503 that names a time',
    look: async ({ said }) => {
      const failed = said.filter(
        ({ answer: { status, headers } }) =>
          status >= 500 && !(status === 503 && /^\d+$/.test(headers['retry-after'] ?? '')),
      );
      const [first] = failed;
      return seen(first === undefined, first === undefined ? 'none' : `${place(first.ask)} ${first.answer.status}`);
    },
  },
];
