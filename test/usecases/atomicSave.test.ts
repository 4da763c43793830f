import { describe, expect, it } from 'vitest';
import type { Db } from '../../core/storage/database.ts';
import { aDraftSave, caller, someAnswers } from '../support/builders.ts';
import { openCoreOnShift } from '../support/openCore.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';
import { tempDatabase } from '../support/tempDatabase.ts';

const watched = ['device', 'case_rev', 'outbox', 'case_head', 'case_search', 'call', 'shift_event', 'draft'] as const;

/** Everything in the tables that a save writes. */
const contents = (db: Db): unknown =>
  watched.map((table) => [
    table,
    db.prepare(`SELECT * FROM ${table}`).all(),
    db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  ]);

/** Everything that a save writes, in its order. Each is made to fail in turn, like a disk that fails at that very statement. */
const statements = [
  'UPDATE ON device',
  'INSERT ON case_rev',
  'INSERT ON outbox',
  'INSERT ON case_head',
  'UPDATE ON call',
  'INSERT ON shift_event',
  'DELETE ON draft',
];

describe('saving a case is one transaction', () => {
  it.each(statements)(
    'a failure at %s leaves everything as it was, and the draft can be saved again',
    async (statement) => {
      const db = tempDatabase();
      const desk = await openCoreOnShift('sari', { db });
      await takeCase(desk);
      const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: caller.number });
      const { revision } = await desk.call('draft.save', aDraftSave(draft));
      const before = contents(db);

      db.exec(`CREATE TRIGGER fault BEFORE ${statement} BEGIN SELECT raise(ABORT, 'the disk failed here'); END`);
      const input = { caseId: draft.caseId, revision, disposition: 'lengkap', dispositionNote: '' };
      expect(await desk.refused('case.submit', input)).toBe('storage_failed');
      expect(contents(db)).toEqual(before);

      db.exec('DROP TRIGGER fault');
      expect(await desk.call('case.submit', input)).toMatchObject({ rev: 1, reference: draft.reference });
      expect((await desk.call('case.list', anyCases)).total).toBe(2);
    },
  );
});

describe('a full disk', () => {
  it('is told as such, loses nothing, and saves again when there is room; then it is in the log', async () => {
    const db = tempDatabase();
    const desk = await openCoreOnShift('rina', { db });
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: caller.number });
    await desk.call('draft.save', aDraftSave(draft, { note: 'before' }));

    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages}`);
    const long = { ...aDraftSave({ ...draft, revision: 1 }), note: 'x'.repeat(20_000) };
    expect(await desk.refused('draft.save', long)).toBe('disk_full');
    expect(await desk.call('work.list', {})).toMatchObject([{ draft: { revision: 1, note: 'before' } }]);
    expect(desk.gaveUp()).toBe(false);

    db.pragma('max_page_count = 1000000');
    expect(await desk.call('draft.save', long)).toMatchObject({ revision: 2 });
    const log = await desk.call('shiftLog.page', {
      date: null,
      shiftId: null,
      agentId: null,
      kinds: ['incident.diskFull'],
      after: 0,
      limit: 10,
    });
    expect(log.events).toHaveLength(1);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('met again at every page of a save, at last saves the case once', async () => {
    const db = tempDatabase();
    const desk = await openCoreOnShift('sari', { db });
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: caller.number });
    const answers = someAnswers(Object.fromEntries([1, 2, 3].map((n) => [`/data/cerita${n}`, 'x'.repeat(9_000)])));
    const { revision } = await desk.call('draft.save', aDraftSave(draft, { answers, instanceXml: '' }));
    const input = { caseId: draft.caseId, revision, disposition: 'lengkap', dispositionNote: '' };
    let refusals = 0;
    for (let room = Number(db.pragma('page_count', { simple: true })); ; room += 1) {
      db.pragma(`max_page_count = ${room}`);
      const answer = await desk.core.call('case.submit', input);
      if (answer.ok) break;
      expect(answer.problem.code).toBe('disk_full');
      expect((await desk.call('work.list', {})).map(({ draft: kept }) => kept.revision)).toEqual([revision]);
      refusals += 1;
    }
    expect(refusals).toBeGreaterThan(5);
    db.pragma('max_page_count = 1000000');
    expect((await desk.call('case.list', anyCases)).total).toBe(1);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});
