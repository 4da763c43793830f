import { expect, it } from 'vitest';
import { aDraftSave, caller } from '../support/builders.ts';
import { openCoreOnShift } from '../support/openCore.ts';

const lengkap = { disposition: 'lengkap', dispositionNote: '' };

it('a case is saved with its reference number, and is in the list', async () => {
  const desk = await openCoreOnShift();
  const work = await desk.call('call.open', { channel: 'telepon', callerNumber: caller.number });
  const saved = await desk.call('draft.save', aDraftSave(work.draft));
  const receipt = await desk.call('case.submit', { caseId: work.draft.caseId, revision: saved.revision, ...lengkap });
  expect(receipt.reference).toBe(work.draft.reference);
  const list = await desk.call('case.list', {
    search: '',
    scope: 'mine',
    outbox: null,
    review: null,
    date: null,
    before: null,
    limit: 10,
  });
  expect(list).toMatchObject({
    total: 1,
    rows: [{ caseId: work.draft.caseId, callerName: 'S*** N*** W***', outbox: 'pending' }],
  });
});
