import type { AnswerValue } from '../../shared/model/answers.ts';
import type { CaseBody } from '../../shared/model/case.ts';
import type { NewestCase } from './newestCases.ts';

const facts = {
  reference: (body: CaseBody) => body.reference,
  case_id: (body: CaseBody) => body.caseId,
  rev: (body: CaseBody) => String(body.rev),
  captured_at: (body: CaseBody) => body.capturedAt,
  workstation: (body: CaseBody) => body.workstation,
  agent: (body: CaseBody) => body.agentName,
  channel: (body: CaseBody) => body.channel,
  caller_number: (body: CaseBody) => body.callerNumber ?? '',
  disposition: (body: CaseBody) => body.disposition,
  disposition_note: (body: CaseBody) => body.dispositionNote,
  note: (body: CaseBody) => body.note,
  needs_completion: (body: CaseBody) => String(body.needsCompletion),
  missing: (body: CaseBody) => body.missing.join(' '),
  talk_seconds: (body: CaseBody) => String(Math.round(body.talkMs / 1000)),
  hold_seconds: (body: CaseBody) => String(Math.round(body.holdMs / 1000)),
  wrap_up_seconds: (body: CaseBody) => String(Math.round(body.wrapUpMs / 1000)),
  pack: (body: CaseBody) => body.packId,
  form: (body: CaseBody) => `${body.formId} ${body.formVersion}`,
} as const satisfies Record<string, (body: CaseBody) => string>;

/** Names of the columns: facts of the case, then every question by its reference. @param questions in the order of the file. */
export const columnNames = (questions: readonly string[]): readonly string[] => [
  'received_at',
  ...Object.keys(facts),
  ...questions,
];

export const columnValues = ({ receivedAt, body }: NewestCase, questions: readonly string[]): readonly string[] => [
  receivedAt,
  ...Object.values(facts).map((valueOf) => valueOf(body)),
  ...questions.map((question) => answerText(body.answers[question] ?? null)),
];

/** Several choices as XForms writes them, one after the other with a space. */
const answerText = (value: AnswerValue): string =>
  value === null ? '' : Array.isArray(value) ? value.join(' ') : String(value);
