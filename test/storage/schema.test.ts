import { expect, it } from 'vitest';
import { tempDatabase } from '../support/tempDatabase.ts';

const at = '2026-03-24T02:00:00.000Z';
const hash = 'a'.repeat(64);

const withRevision = () => {
  const db = tempDatabase();
  db.exec(`
    INSERT INTO form (hash, form_id, version, xml) VALUES ('${hash}', 'f', '1', '<x/>');
    INSERT INTO case_rev VALUES ('c', 1, 0, 1, 1, '${hash}', 'Sari', '${at}', '${hash}', '{}');
    INSERT INTO shift_event VALUES (1, '${at}', 'log.viewed', NULL, NULL, NULL, NULL, NULL, '{}', '${hash}', '${hash}');
  `);
  return db;
};

it('every table of rows is STRICT', () => {
  const tables = tempDatabase()
    .prepare(`SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all();
  expect(tables).toEqual([]);
});

/** A row of the outbox for the one revision that is there, but for these columns. */
function outboxRow(changes: Readonly<Record<string, string>>): string {
  const row = { case_id: 'c', rev: 1, incarnation: 1, seq: 1, state: 'pending', captured_at: at, changed_at: at };
  const columns = Object.entries({ ...row, ...changes });
  const values = columns.map(([, value]) => (typeof value === 'string' ? `'${value}'` : value));
  return `INSERT INTO outbox (${columns.map(([name]) => name).join(', ')}) VALUES (${values.join(', ')})`;
}

it('a revision that waits for the server is stored', () => {
  expect(() => withRevision().exec(outboxRow({}))).not.toThrow();
});

it.each([
  `UPDATE case_rev SET body = '{"x":1}'`,
  'DELETE FROM case_rev',
  `INSERT OR REPLACE INTO case_rev VALUES ('c', 1, 0, 1, 1, '${hash}', 'Budi', '${at}', '${hash}', '{}')`,
])('a revision never changes and never goes: %s', (sql) => {
  expect(() => withRevision().exec(sql)).toThrow(/never/);
});

it.each([
  `UPDATE shift_event SET kind = 'x'`,
  'DELETE FROM shift_event',
  `INSERT OR REPLACE INTO shift_event VALUES (1, '${at}', 'x', NULL, NULL, NULL, NULL, NULL, '{}', '${hash}', '${hash}')`,
])('the log only grows: %s', (sql) => {
  expect(() => withRevision().exec(sql)).toThrow(/never|only grows/);
});

it.each([
  outboxRow({ case_id: 'other' }),
  outboxRow({ state: 'lost' }),
  outboxRow({ state: 'accepted' }),
  outboxRow({ state: 'secured', accepted_at: at }),
  outboxRow({ accepted_at: at }),
  outboxRow({ state: 'parked' }),
  outboxRow({ receipt: 'not json' }),
  `INSERT INTO case_rev VALUES ('c', 3, 1, 1, 2, '${hash}', 'Sari', '${at}', '${hash}', '{}')`,
  `INSERT INTO case_rev VALUES ('d', 1, 0, 1, 1, '${hash}', 'Sari', '${at}', '${hash}', '{}')`,
  `INSERT INTO case_rev VALUES ('d', 1, 0, 1, 2, '${hash}', 'Sari', 'yesterday', '${hash}', '{}')`,
  `INSERT INTO case_rev VALUES ('d', 1, 0, 1, 2, '${hash}', 'Sari', '${at}', 'short', '{}')`,
  `INSERT INTO case_rev VALUES ('d', 1, 0, 1, 2, '${hash}', 'Sari', '${at}', '${hash}', 'not json')`,
  `INSERT INTO agent VALUES ('a', 'a', 'A', 'agent', 'plain password', 'demo')`,
  `INSERT INTO agent VALUES ('a', 'a', 'A', 'boss', '$argon2id$x', 'demo')`,
])('what cannot be true cannot be stored: %s', (sql) => {
  expect(() => withRevision().exec(sql)).toThrow(/constraint|raise/i);
});
