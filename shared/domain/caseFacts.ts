import type { Answers, AnswerValue } from '../model/answers.ts';
import type { CaseBody } from '../model/case.ts';
import type { Pack } from '../model/pack.ts';

/** What lists, search and figures need of a case, taken out of its answers once, when it is saved. */
export type CaseFacts = {
  readonly callerName: string;
  readonly business: string;
  readonly region: string;
  /** Two digits of the province, empty when no region was recorded. */
  readonly province: string;
  /** Choice codes of the trouble question, sorted. */
  readonly trouble: readonly string[];
};

/** The name of a question in a reference: "/data/usaha[2]/nama" → "nama". */
export const questionName = (reference: string): string =>
  (reference.split('/').at(-1) ?? '').replace(/\[\d+\]$/, '').replace(/^.*:/, '');

function firstAnswer(answers: Answers, name: string): AnswerValue {
  for (const reference of Object.keys(answers).sort()) {
    const value = answers[reference] ?? null;
    if (questionName(reference) === name && value !== null && value !== '') return value;
  }
  return null;
}

const asText = (value: AnswerValue): string =>
  value === null ? '' : Array.isArray(value) ? value.join(' ') : String(value).trim();

const asCodes = (value: AnswerValue): readonly string[] =>
  (Array.isArray(value) ? value : asText(value).split(/\s+/)).filter((code) => code !== '');

export function caseFacts(body: Pick<CaseBody, 'answers'>, roles: Pack['roles']): CaseFacts {
  const text = (name: string): string => asText(firstAnswer(body.answers, name)).slice(0, 300);
  return {
    callerName: text(roles.callerName),
    business: text(roles.business),
    region: text(roles.regionLabel),
    province: /^\d{2}/.exec(text(roles.regionCode))?.[0] ?? '',
    trouble: [...new Set(asCodes(firstAnswer(body.answers, roles.trouble)))].sort(),
  };
}
