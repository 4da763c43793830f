import { describe, expect, it } from 'vitest';
import { linkHash } from '../../shared/domain/hashChain.ts';
import { Sha256 } from '../../shared/model/ids.ts';
import type { Db } from '../../core/storage/database.ts';
import { sha256 } from '../../core/sha256.ts';
import { createStore } from '../../core/storage/store.ts';
import { tempDatabase } from '../support/tempDatabase.ts';

const entry = (n: number) => ({
  at: `2026-03-24T02:00:0${n}.000Z`,
  kind: 'log.viewed' as const,
  agentId: null,
  agentName: null,
  shiftId: null,
  callId: null,
  caseId: null,
  data: { n },
});

/** Five entries, and then what somebody with the key and without scruples does to the file. */
function chainOfFive(tamper: (db: Db) => void) {
  const db = tempDatabase();
  const { events } = createStore(db, true);
  for (let n = 1; n <= 5; n += 1) events.append(entry(n));
  db.exec('DROP TRIGGER shift_event_fixed; DROP TRIGGER shift_event_kept; DROP TRIGGER shift_event_grows;');
  tamper(db);
  return events;
}

describe('the chain of the shift log', () => {
  it('is whole when nobody touched it', () => {
    expect(chainOfFive(() => {}).verify()).toMatchObject({ intact: true, entries: 5 });
  });

  it('is whole when it is empty', () => {
    expect(createStore(tempDatabase(), true).events.verify()).toMatchObject({ intact: true, entries: 0 });
  });

  it.each([
    ['a changed fact', `UPDATE shift_event SET data = '{"n":9}' WHERE seq = 3`, 3, 'changed'],
    ['a changed time', `UPDATE shift_event SET at = '2026-03-24T09:00:00.000Z' WHERE seq = 2`, 2, 'changed'],
    ['a fact that no longer reads', `UPDATE shift_event SET kind = 'nonsense' WHERE seq = 4`, 4, 'changed'],
    ['a removed entry', 'DELETE FROM shift_event WHERE seq = 2', 2, 'missing'],
    ['a removed first entry', 'DELETE FROM shift_event WHERE seq = 1', 1, 'missing'],
    ['a cut tail', 'DELETE FROM shift_event WHERE seq > 3', 4, 'truncated'],
    ['an emptied log', 'DELETE FROM shift_event', 1, 'truncated'],
    [
      'two entries that changed places',
      'UPDATE shift_event SET seq = CASE seq WHEN 2 THEN -3 WHEN 3 THEN -2 ELSE seq END; UPDATE shift_event SET seq = abs(seq)',
      2,
      'unlinked',
    ],
  ])('names the first entry that shows %s', (_what, sql, seq, reason) => {
    expect(chainOfFive((db) => db.exec(sql)).verify()).toEqual({ intact: false, seq, reason });
  });

  it('shows a change whose own hash was computed anew', () => {
    const events = chainOfFive((db) => {
      const previous = Sha256.parse(db.prepare('SELECT previous_hash FROM shift_event WHERE seq = 3').pluck().get());
      const forged = linkHash(previous, { ...entry(3), seq: 3, data: { n: 9 } }, sha256);
      db.prepare(`UPDATE shift_event SET data = '{"n":9}', hash = ? WHERE seq = 3`).run(forged);
    });
    expect(events.verify()).toEqual({ intact: false, seq: 4, reason: 'unlinked' });
  });

  it('shows a last entry that was replaced by a well-made one', () => {
    const events = chainOfFive((db) => {
      const previous = Sha256.parse(db.prepare('SELECT previous_hash FROM shift_event WHERE seq = 5').pluck().get());
      const forged = linkHash(previous, { ...entry(5), seq: 5, data: { n: 9 } }, sha256);
      db.prepare(`UPDATE shift_event SET data = '{"n":9}', hash = ? WHERE seq = 5`).run(forged);
    });
    expect(events.verify()).toEqual({ intact: false, seq: 5, reason: 'changed' });
  });

  it('shows an entry that was added behind our back', () => {
    const events = chainOfFive((db) => {
      const previous = Sha256.parse(db.prepare('SELECT hash FROM shift_event WHERE seq = 5').pluck().get());
      const forged = linkHash(previous, { ...entry(6), seq: 6 }, sha256);
      db.prepare(`INSERT INTO shift_event SELECT 6, '2026-03-24T02:00:06.000Z', kind, agent_id, agent_name, shift_id,
        call_id, case_id, '{"n":6}', ?, ? FROM shift_event WHERE seq = 5`).run(previous, forged);
    });
    expect(events.verify()).toEqual({ intact: false, seq: 6, reason: 'unlinked' });
  });

  it('does not heal: entries written after a cut go on behind the gap', () => {
    const events = chainOfFive((db) => db.exec('DELETE FROM shift_event WHERE seq > 3'));
    events.append(entry(6));
    expect(events.verify()).toEqual({ intact: false, seq: 4, reason: 'missing' });
  });
});

it('the log pages in order, by day, by kind, without leaving anything out', () => {
  const { events } = createStore(tempDatabase(), true);
  for (let n = 1; n <= 9; n += 1) events.append({ ...entry(n), kind: n % 2 === 0 ? 'case.saved' : 'log.viewed' });
  const all = { day: null, shiftId: null, agentId: null, kinds: [], after: 0, limit: 4 };
  const first = events.page(all);
  const second = events.page({ ...all, after: first.at(-1)?.seq ?? 0 });
  expect([...first, ...second].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(events.page({ ...all, kinds: ['case.saved'] }).map(({ seq }) => seq)).toEqual([2, 4, 6, 8]);
  const day = { from: '2026-03-24T02:00:03.000Z', to: '2026-03-24T02:00:06.000Z' };
  expect(events.page({ ...all, day }).map(({ seq }) => seq)).toEqual([3, 4, 5]);
  expect(events.page({ ...all, day, after: 4 }).map(({ seq }) => seq)).toEqual([5]);
  const emptyDay = { from: '2027-01-01T00:00:00.000Z', to: '2027-01-02T00:00:00.000Z' };
  expect(events.page({ ...all, day: emptyDay })).toEqual([]);
});
