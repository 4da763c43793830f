import { createHash, randomUUID } from 'node:crypto';

/** An item as it goes over the line; loose, because some of them must be wrong. */
export type Item = Readonly<Record<string, unknown>> & {
  readonly caseId: string;
  readonly rev: number;
  readonly seq: number;
  readonly sha256: string;
  readonly body: string;
};

export type Wanted = { readonly caseId?: string; readonly rev?: number; readonly seq?: number; readonly note?: string };

/** Over the UTF-8 bytes of a text; the rule for every hash of the protocol. */
export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const formHash = hashOf('conformance');
const capturedAt = '2026-03-24T02:01:05.000Z';

/** The text of a case that any server can read, of a caller who exists nowhere. */
function caseText({ caseId, rev = 1, note = '' }: Wanted): string {
  return JSON.stringify({
    schema: 1,
    caseId,
    rev,
    baseRev: rev - 1,
    reference: 'KU-260324-99-0001-0',
    workstation: '99',
    agentId: 'conformance',
    agentName: 'Conformance',
    shiftId: null,
    callId: null,
    channel: 'telepon',
    callerNumber: null,
    callOpenedAt: null,
    talkMs: 60_000,
    holdMs: 0,
    wrapUpMs: 0,
    packId: 'conformance',
    packVersion: '1',
    packHash: formHash,
    formId: 'conformance',
    formVersion: '1',
    formHash,
    language: 'id',
    disposition: 'lengkap',
    dispositionNote: '',
    missing: [],
    needsCompletion: false,
    note,
    instanceXml: '<data/>',
    answers: {},
    capturedAt,
    timeZone: 'Asia/Jakarta',
  });
}

/** One revision of a case, with a name of its own unless one is wanted. */
export function sampleItem(wanted: Wanted = {}): Item {
  const caseId = wanted.caseId ?? randomUUID();
  return itemOf(caseText({ ...wanted, caseId }), { ...wanted, caseId });
}

/** An item around any text. */
export const itemOf = (body: string, { caseId = randomUUID(), rev = 1, seq = 1 }: Wanted = {}): Item => ({
  caseId,
  rev,
  baseRev: rev - 1,
  seq,
  formHash,
  capturedAt,
  sha256: hashOf(body),
  body,
});

/** As many, numbered from `from` on. */
export const sampleItems = (count: number, from = 1): readonly Item[] =>
  Array.from({ length: count }, (_, i) => sampleItem({ seq: from + i }));
