import { ProblemJson } from '../../shared/contract/http.ts';
import { type Seen, seen } from './check.ts';
import type { Answer } from './exchange.ts';

export const typeOf = ({ json }: Answer): string => {
  const parsed = ProblemJson.safeParse(json);
  return parsed.success ? parsed.data.type.replace(/^urn:tanggap:problem:/, '') : '';
};

/** A refusal with this status and, where programs act on it, this type. */
export function problemSeen(answer: Answer, status: number, type: string | null = null): Seen {
  const isRight = answer.status === status && (type === null || typeOf(answer) === type);
  const saw = `${answer.status} ${typeOf(answer)}`.trim();
  return seen(isRight, isRight ? saw : `${saw}, not ${status} ${type ?? ''}`.trim());
}
