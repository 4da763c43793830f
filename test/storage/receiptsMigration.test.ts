import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase, type Db } from '../../core/storage/database.ts';
import { migrate, migrations } from '../../core/storage/migrate.ts';
import { createStore } from '../../core/storage/store.ts';
import { hashOf, someFormHash } from '../support/batchItems.ts';
import { testKey } from '../support/tempDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const at = '2026-03-24T02:00:00.000Z';
const later = '2026-03-24T03:00:00.000Z';

/** A desk as the version before left it: one revision in each state, and two runs. */
function deskBefore(): Db {
  const db = openDatabase(join(tempFolder(), 'tanggap.db'), testKey);
  onTestFinished(() => {
    db.close();
  });
  migrate(db, migrations.slice(0, 2));
  db.prepare(`INSERT INTO form (hash, form_id, version, xml) VALUES (?, 'intake', '1', '<form/>')`).run(someFormHash);
  const states = [
    ['pending', null],
    ['accepted', null],
    ['secured', null],
    ['parked', 'conflict'],
  ] as const;
  states.forEach(([state, problem], i) => {
    db.prepare(`INSERT INTO case_rev VALUES (?, 1, 0, ?, ?, ?, 'Sari', ?, ?, '{}')`).run(
      state,
      i < 2 ? 1 : 2,
      i + 1,
      someFormHash,
      at,
      hashOf(state),
    );
    db.prepare('INSERT INTO outbox VALUES (?, 1, ?, ?, ?, ?, ?)').run(state, i + 1, state, problem, at, later);
  });
  for (const [k, v] of [
    ['pending', '1'],
    ['accepted', '1'],
    ['parked', '1'],
  ] as const) {
    db.prepare('INSERT INTO device VALUES (?, ?)').run(k, v);
  }
  db.prepare(`INSERT INTO sync_run VALUES (1, ?, ?, 'save', 'sent', 3, 2, 0, 1, 900, 'HTTP 200')`).run(at, later);
  db.prepare(`INSERT INTO sync_run VALUES (2, ?, NULL, 'save', NULL, 1, 0, 0, 0, 300, '')`).run(later);
  return db;
}

it('a desk of the version before keeps every revision in its state and every line of its ledger', () => {
  const db = deskBefore();
  expect(migrate(db)).toMatchObject({ ok: true, value: { version: migrations.length } });
  const rows =
    db.prepare(`SELECT case_id, rev, incarnation, seq, state, problem, captured_at, changed_at, attempts, sent_at,
    accepted_at, secured_at, receipt FROM outbox ORDER BY seq`);
  expect(rows.raw().all()).toEqual([
    ['pending', 1, 1, 1, 'pending', null, at, later, 0, null, null, null, null],
    ['accepted', 1, 1, 2, 'accepted', null, at, later, 0, null, later, null, null],
    ['secured', 1, 2, 3, 'secured', null, at, later, 0, null, later, later, null],
    ['parked', 1, 2, 4, 'parked', 'conflict', at, later, 0, null, null, null, null],
  ]);
  const store = createStore(db, false);
  expect(store.outbox.counts()).toMatchObject({ pending: 1, accepted: 1, parked: 1, oldestPendingAt: at });
  store.syncRuns.interruptOpen(later);
  expect(store.syncRuns.page(null, 10)).toMatchObject([
    { id: 2, outcome: 'interrupted', batchId: null, bytesReceived: 0 },
    { id: 1, outcome: 'sent', offered: 3, secured: 0, missing: 0, bytesSent: 900 },
  ]);
  expect(store.syncRuns.lastSuccessAt()).toBe(later);
});
