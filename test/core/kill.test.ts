import { expect, it } from 'vitest';
import { OpenWork } from '../../shared/contract/ipc.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import { aDraftSave, caller } from '../support/builders.ts';
import { startCoreChild } from '../support/coreChild.ts';
import { openCore } from '../support/openCore.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { anyCases } from '../support/takeCase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const rounds = 20;

/** Takes calls until it dies; tells each case that was acknowledged. */
async function takeCalls(child: Awaited<ReturnType<typeof startCoreChild>>, saved: (caseId: CaseId) => void) {
  for (;;) {
    const opened = await child.call('call.open', { channel: 'telepon', callerNumber: caller.number });
    if (opened === null || !opened.ok) return;
    const { draft } = OpenWork.parse(opened.value);
    const kept = await child.call('draft.save', aDraftSave(draft));
    if (kept === null) return;
    const input = { caseId: draft.caseId, revision: 1, disposition: 'lengkap', dispositionNote: '' };
    const receipt = await child.call('case.submit', input);
    if (receipt === null) return;
    if (receipt.ok) saved(draft.caseId);
  }
}

it(`killed ${rounds} times while calls are taken, no acknowledged case is lost, doubled or half there`, async () => {
  const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 100_000);
  const random = seededRandom(seed, () => 0);
  const folder = tempFolder();
  const acknowledged = new Set<CaseId>();
  for (let round = 0; round < rounds; round += 1) {
    const child = await startCoreChild(folder);
    await child.call('session.signIn', { username: 'sari', password: 'sari-1500587' });
    await child.call('shift.open', {});
    for (const work of await leftOver(child)) {
      await child.call('case.submit', {
        caseId: work.draft.caseId,
        revision: work.draft.revision,
        disposition: 'salah-sambung',
        dispositionNote: '',
      });
      acknowledged.add(work.draft.caseId);
    }
    let armed = false;
    await takeCalls(child, (caseId) => {
      acknowledged.add(caseId);
      // Armed by the first acknowledgement, so that the kill falls among saves and not into the start.
      if (!armed) setTimeout(() => void child.kill(), random.unit() * 12);
      armed = true;
    });
    await child.exited;
  }
  const desk = await openCore({ folder });
  await desk.signIn('rina');
  const listed: string[] = [];
  let before: string | null = null;
  do {
    const page: { rows: { caseId: string }[]; next: string | null } = await desk.call('case.list', {
      ...anyCases,
      scope: 'all',
      before,
    });
    listed.push(...page.rows.map(({ caseId }) => caseId));
    before = page.next;
  } while (before !== null);
  const lost = [...acknowledged].filter((caseId) => !listed.includes(caseId));
  expect({ seed, lost, doubled: listed.length - new Set(listed).size }).toEqual({ seed, lost: [], doubled: 0 });
  expect(acknowledged.size).toBeGreaterThanOrEqual(rounds);
  expect((await desk.call('desk.state', {})).sync.pending).toBe(listed.length);
  expect(await desk.call('shiftLog.verify', {})).toMatchObject({ intact: true });
}, 120_000);

/** What the kill before left on the desk. */
async function leftOver(child: Awaited<ReturnType<typeof startCoreChild>>): Promise<OpenWork[]> {
  const listed = await child.call('work.list', {});
  return listed?.ok === true ? OpenWork.array().parse(listed.value) : [];
}
