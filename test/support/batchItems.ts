import { createHash, randomUUID } from 'node:crypto';
import type { Batch, BatchItem } from '../../shared/contract/http.ts';
import { CaseBody } from '../../shared/model/case.ts';
import { CaseId, DeviceId, Sha256 } from '../../shared/model/ids.ts';
import { caller } from './builders.ts';

export const hashOf = (text: string): Sha256 => Sha256.parse(createHash('sha256').update(text).digest('hex'));

export const someFormHash = hashOf('a form');

type Wanted = { readonly caseId?: string; readonly rev?: number; readonly seq?: number; readonly note?: string };

/** A case as a desk writes it, with a caller who exists nowhere. */
export function aCaseBody(wanted: Wanted = {}): CaseBody {
  const rev = wanted.rev ?? 1;
  return CaseBody.parse({
    schema: 1,
    caseId: wanted.caseId ?? randomUUID(),
    rev,
    baseRev: rev - 1,
    reference: 'KU-260324-03-0147-5',
    workstation: '03',
    agentId: 'sari',
    agentName: 'Sari',
    shiftId: null,
    callId: null,
    channel: 'telepon',
    callerNumber: caller.number,
    callOpenedAt: '2026-03-24T02:00:00.000Z',
    talkMs: 60_000,
    holdMs: 0,
    wrapUpMs: 5_000,
    packId: 'test-hotline',
    packVersion: '1.0.0',
    packHash: hashOf('a pack'),
    formId: 'intake',
    formVersion: '1',
    formHash: someFormHash,
    language: 'id',
    disposition: 'lengkap',
    dispositionNote: '',
    missing: [],
    note: wanted.note ?? '',
    instanceXml: `<data id="intake"><nama>${caller.name}</nama></data>`,
    answers: { '/data/nama': caller.name },
    capturedAt: '2026-03-24T02:01:05.000Z',
    timeZone: 'Asia/Jakarta',
  });
}

/** One revision on its way; `changes` may break it. */
export function anItem(wanted: Wanted = {}, changes: Partial<BatchItem> = {}): BatchItem {
  const body = aCaseBody(wanted);
  const text = JSON.stringify(body);
  return {
    caseId: body.caseId,
    rev: body.rev,
    baseRev: body.baseRev,
    seq: wanted.seq ?? 1,
    formHash: body.formHash,
    capturedAt: body.capturedAt,
    sha256: hashOf(text),
    body: text,
    ...changes,
  };
}

export const someItems = (count: number): BatchItem[] =>
  Array.from({ length: count }, (_, i) => anItem({ seq: i + 1, note: `case ${i + 1}` }));

export const aBatch = (deviceId: string, items: readonly BatchItem[], changes: Partial<Batch> = {}): Batch => ({
  batchId: randomUUID(),
  deviceId: DeviceId.parse(deviceId),
  incarnation: 1,
  client: 'test',
  sentAt: '2026-03-24T02:02:00.000Z',
  items: [...items],
  ...changes,
});

export const aCaseId = (): CaseId => CaseId.parse(randomUUID());
