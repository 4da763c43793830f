import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aProvisioning } from '../support/aProvisioning.ts';
import { aDraftSave, someAnswers } from '../support/builders.ts';
import { openCore } from '../support/openCore.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

it('a database whose key was lost and is brought back later is read once more: people, cases and what was being written', async () => {
  const folder = tempFolder();
  const provisioningFile = join(folder, 'provisioning.json');
  const wati = { username: 'wati', password: 'rahasia-wati' };
  writeFileSync(provisioningFile, JSON.stringify(await aProvisioning()));
  const desk = await openCore({ folder, start: { demo: false, provisioningFile } });
  await desk.call('session.signIn', wati);
  await desk.call('shift.open', {});
  const { caseId } = await takeCase(desk);
  const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: null });
  await desk.call('draft.save', aDraftSave(draft, { answers: someAnswers() }));

  const newKey = 'c'.repeat(64);
  const without = await desk.restart({ databaseKey: newKey });
  expect(await without.call('desk.state', {})).toMatchObject({ hasAccounts: false });
  const back = await without.restart({ databaseKey: newKey, formerKeys: [testKey] });
  expect((await back.call('desk.state', {})).notices).toContainEqual(
    expect.objectContaining({ kind: 'databaseRecovered', details: expect.objectContaining({ cases: 1 }) }),
  );
  await back.call('session.signIn', wati);
  expect((await back.call('case.list', anyCases)).rows.map((row) => row.caseId)).toEqual([caseId]);
  expect((await back.call('work.list', {})).map(({ draft }) => draft.caseId)).toEqual([draft.caseId]);
  expect((await back.call('desk.state', {})).sync.pending).toBe(1);

  // And the start after that needs the former key no more.
  const after = await back.restart({ databaseKey: newKey, formerKeys: [] });
  await after.call('session.signIn', wati);
  expect((await after.call('case.list', anyCases)).rows.map((row) => row.caseId)).toEqual([caseId]);
});
