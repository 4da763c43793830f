import type { Agent } from '../model/agent.ts';
import type { Call } from '../model/call.ts';
import type { CaseBody } from '../model/case.ts';
import type { Draft } from '../model/draft.ts';
import type { Sha256 } from '../model/ids.ts';
import type { Pack } from '../model/pack.ts';
import type { PhoneNumber } from '../model/phone.ts';
import type { Instant } from '../model/time.ts';

/** What is known of the call behind a case; a correction carries it over from the revision that it corrects. */
export type CallFacts = Pick<
  CaseBody,
  'shiftId' | 'callId' | 'channel' | 'callerNumber' | 'callOpenedAt' | 'talkMs' | 'holdMs' | 'wrapUpMs'
>;

export const callFacts = (call: Call): CallFacts => ({
  shiftId: call.shiftId,
  callId: call.id,
  channel: call.channel,
  callerNumber: call.callerNumber,
  callOpenedAt: call.openedAt,
  talkMs: call.talkMs,
  holdMs: call.holdMs,
  wrapUpMs: call.wrapUpMs,
});

type Making = {
  readonly draft: Draft;
  readonly facts: CallFacts;
  readonly agent: Agent;
  readonly workstation: string;
  readonly pack: { readonly hash: Sha256; readonly pack: Pack };
  readonly form: { readonly formId: string; readonly version: string };
  readonly disposition: string;
  readonly dispositionNote: string;
  readonly missing: readonly string[];
  readonly needsCompletion: boolean;
  readonly now: Instant;
};

/** The revision that a draft becomes; nothing in it is ever changed again. */
export const caseBody = ({ draft, facts, agent, pack, form, ...making }: Making): CaseBody => ({
  schema: 1,
  caseId: draft.caseId,
  rev: draft.baseRev + 1,
  baseRev: draft.baseRev,
  reference: draft.reference,
  workstation: making.workstation,
  agentId: agent.id,
  agentName: agent.name,
  ...facts,
  packId: pack.pack.id,
  packVersion: pack.pack.version,
  packHash: pack.hash,
  formId: form.formId,
  formVersion: form.version,
  formHash: draft.formHash,
  language: draft.language,
  disposition: making.disposition,
  dispositionNote: making.dispositionNote,
  missing: [...making.missing],
  needsCompletion: making.needsCompletion,
  note: draft.note,
  instanceXml: draft.instanceXml,
  answers: draft.answers,
  capturedAt: making.now,
  timeZone: pack.pack.timeZone,
});

/** Call facts of an earlier revision, for its correction. */
export const factsOf = (body: CaseBody): CallFacts => ({
  shiftId: body.shiftId,
  callId: body.callId,
  channel: body.channel,
  callerNumber: body.callerNumber,
  callOpenedAt: body.callOpenedAt,
  talkMs: body.talkMs,
  holdMs: body.holdMs,
  wrapUpMs: body.wrapUpMs,
});

/** True when a number is the hotline's own line, however the pack writes it ("08111-450-587" is +628111450587). */
export function isOwnLine(number: PhoneNumber, lines: readonly string[]): boolean {
  const digits = number.slice(1);
  return lines.some((line) => {
    const own = line.replaceAll(/\D/g, '');
    return digits === own || digits === `62${own.replace(/^0/, '')}`;
  });
}
