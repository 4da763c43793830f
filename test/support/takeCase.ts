import type { OutputOf } from '../../shared/contract/ipc.ts';
import type { Answers } from '../../shared/model/answers.ts';
import type { PhoneNumber } from '../../shared/model/phone.ts';
import { aDraftSave, caller, someAnswers } from './builders.ts';
import type { OpenedCore } from './openCore.ts';

type Told = {
  readonly channel?: string;
  readonly callerNumber?: PhoneNumber | null;
  readonly answers?: Answers;
  readonly disposition?: string;
  readonly talkMs?: number;
};

/** A whole call, from the first ring to the saved case. The agent must be signed in with an open shift. */
export async function takeCase(desk: OpenedCore, told: Told = {}): Promise<OutputOf<'case.submit'>> {
  const callerNumber = told.callerNumber === undefined ? caller.number : told.callerNumber;
  const { draft } = await desk.call('call.open', { channel: told.channel ?? 'telepon', callerNumber });
  const answers = told.answers ?? someAnswers();
  const { revision } = await desk.call('draft.save', aDraftSave(draft, { answers }));
  desk.clock.advance(told.talkMs ?? 60_000);
  const disposition = told.disposition ?? 'lengkap';
  return desk.call('case.submit', { caseId: draft.caseId, revision, disposition, dispositionNote: '' });
}

export const anyCases = {
  search: '',
  scope: 'mine',
  outbox: null,
  review: null,
  date: null,
  before: null,
  limit: 200,
} as const;
