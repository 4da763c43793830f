import { join } from 'node:path';
import { compose, type Core } from '../core/compose.ts';
import { checkForm } from '../core/forms/checkForm.ts';
import { systemTimer } from '../core/sync/systemTimer.ts';
import { calls } from '../shared/contract/ipc.ts';
import { aDraftSave, aPackFolder, caller, someAnswers, someSettings } from '../test/support/builders.ts';
import { seededRandom } from '../test/support/seededRandom.ts';

export const benchKey = 'ab'.repeat(32);

export type SavingDesk = {
  readonly core: Core;
  /** The text of a case that was saved. */
  readonly bodies: (caseId: string) => Promise<string>;
};

/** The whole core on real files in a folder, without a network, somebody signed in and a shift open. */
export async function openSavingDesk(folder: string): Promise<SavingDesk> {
  const now = (): number => Date.now();
  const composed = await compose({
    start: {
      userData: folder,
      packFolder: aPackFolder(join(folder, 'pack')),
      regionsFile: join(folder, 'none.db'),
      provisioningFile: null,
      databaseKey: benchKey,
      settings: someSettings(),
      demo: true,
      version: '0.0.0-bench',
      resumeToken: null,
      restarted: false,
      notices: [],
    },
    clock: { now, monotonic: () => performance.now(), setTimer: systemTimer },
    random: seededRandom(1500587, now),
    fetch: () => Promise.reject(new TypeError('no network')),
    checkForm,
    post: () => {},
    giveUp: () => {},
  });
  if (!composed.ok) throw new Error(composed.problem.message);
  const core = composed.value;
  await core.call('session.signIn', { username: 'sari', password: 'sari-1500587' });
  await core.call('shift.open', {});
  return {
    core,
    bodies: async (caseId) => {
      const reveal = ['nik', 'telepon', 'callerNumber'];
      const opened = await core.call('case.open', { caseId, rev: null, reveal });
      if (!opened.ok) throw new Error(opened.problem.code);
      return JSON.stringify(calls['case.open'].output.parse(opened.value).body);
    },
  };
}

/** A call with a case of ordinary length, ready to be saved. */
export async function writeDraft(core: Core, n: number) {
  const opened = await core.call('call.open', { channel: 'telepon', callerNumber: caller.number });
  if (!opened.ok) throw new Error(opened.problem.code);
  const { draft } = calls['call.open'].output.parse(opened.value);
  const answers = someAnswers({ '/data/nama': `${caller.name} ${n}`, '/data/usaha': 'Keripik '.repeat(100) });
  const saved = await core.call('draft.save', aDraftSave(draft, { answers }));
  if (!saved.ok) throw new Error(saved.problem.code);
  return { caseId: draft.caseId, revision: 1, disposition: 'lengkap', dispositionNote: '' };
}

/** How long it took, and what came of it. */
export async function timed<T>(work: () => Promise<T>): Promise<readonly [ms: number, value: T]> {
  const from = performance.now();
  const value = await work();
  return [performance.now() - from, value];
}
